package dev.tsuno.cli;

import dev.tsuno.cli.study.Cell;
import dev.tsuno.cli.study.StudyData;
import dev.tsuno.cli.study.StudyRun;
import dev.tsuno.cli.study.StudySettings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tsuno study}: its options, checked before anything is computed. */
@Command(
        name = "study",
        description = "Trains recurrent networks on a damped oscillation, lets them forecast it, and reports.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        versionProvider = Main.Version.class)
final class StudyCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 256;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "1000", description = "Passes over the windows.")
    private int epochs;

    @Option(names = "--units", paramLabel = "N", defaultValue = "40", description = "Units of each recurrent layer.")
    private int units;

    @Option(names = "--window", paramLabel = "N", defaultValue = "20", description = "Steps of each window.")
    private int window;

    @Option(names = "--batch-size", paramLabel = "N", defaultValue = "10", description = "Windows per update.")
    private int batchSize;

    @Option(
            names = "--cells",
            paramLabel = "CELL",
            split = ",",
            defaultValue = "rnn,lstm",
            description = "What to compare: ${COMPLETION-CANDIDATES}, separated by commas.")
    private List<Cell> cells = List.of();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of all random numbers.")
    private int seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads compute: the models train side by side, and what is left helps with large"
                    + " layers. The results are the same. Default: the number of processors.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            defaultValue = "tsuno-study",
            description = "Where the report, the figures and the weights go.")
    private Path output = Path.of("");

    @Option(
            names = "--quiet",
            description = "Print nothing but problems.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        range("--epochs", epochs, 1, 10_000_000);
        range("--units", units, 1, 10_000);
        range("--window", window, 1, StudyData.LONGEST_WINDOW);
        range("--batch-size", batchSize, 1, StudyData.POINTS);
        range("--seed", seed, 0, Integer.MAX_VALUE);
        range("--threads", threads, 1, MOST_THREADS);
        if (cells.isEmpty() || new HashSet<>(cells).size() < cells.size()) {
            throw wrong("--cells takes each of rnn, lstm and gru at most once, got " + cells);
        }
        CommandLine command = spec.commandLine();
        new StudyRun(
                        new StudySettings(epochs, units, window, batchSize, cells, seed, threads, output, quiet),
                        command.getOut(),
                        command.getErr())
                .run();
        return CommandLine.ExitCode.OK;
    }

    private void range(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option + " takes a number from " + least + " to " + most + ", got " + value);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
