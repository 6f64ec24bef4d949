package dev.tsuno.cli;

import dev.tsuno.cli.study.Cell;
import dev.tsuno.cli.study.Comparison;
import dev.tsuno.cli.study.StudyRun;
import dev.tsuno.cli.study.StudySettings;
import dev.tsuno.cli.study.Task;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tsuno study}: its options, checked before anything is computed. */
@Command(
        name = "study",
        description = "Trains recurrent networks on a series, lets them forecast it, and reports: once, or from many"
                + " seeds to compare them.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        versionProvider = Main.Version.class)
final class StudyCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 256;
    private static final int MOST_REPEATS = 1000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = "damped",
            description =
                    "What is learnt: ${COMPLETION-CANDIDATES}. A damped oscillation; airline passengers each month,"
                            + " 1949 to 1960, the last 24 forecast; lynx trapped each year, 1821 to 1934, the last 14 forecast.")
    private TaskName task = TaskName.DAMPED;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description =
                    "Train each cell from N seeds, --seed and those after it, and say which differences are seen.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer repeat;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the windows. Default: 1000; airline and lynx: 300.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer epochs;

    @Option(
            names = "--units",
            paramLabel = "N",
            description = "Units of each recurrent layer. Default: 40; airline and lynx: 20.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer units;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Steps of each window. Default: 20; airline: 24.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer window;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Windows per update. Default: 10; airline and lynx: 16.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer batchSize;

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
            showDefaultValue = Visibility.NEVER)
    private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            defaultValue = "tsuno-study",
            description = "Where the report, the figures and the weights go.")
    private Path output = Path.of("");

    @Option(names = "--quiet", description = "Print nothing but problems.", showDefaultValue = Visibility.NEVER)
    private boolean quiet;

    @Override
    public Integer call() throws Exception {
        StudySettings settings = settings(task.task());
        CommandLine command = spec.commandLine();
        if (repeat == null) {
            new StudyRun(settings, command.getOut(), command.getErr()).run();
        } else {
            new Comparison(settings, command.getOut(), command.getErr()).run();
        }
        return CommandLine.ExitCode.OK;
    }

    private StudySettings settings(Task of) {
        Task.Defaults defaults = of.defaults();
        int repeats = repeat == null ? 1 : range("--repeat", repeat, 2, MOST_REPEATS);
        StudySettings settings = new StudySettings(
                of,
                range("--epochs", Objects.requireNonNullElse(epochs, defaults.epochs()), 1, 10_000_000),
                range("--units", Objects.requireNonNullElse(units, defaults.units()), 1, 10_000),
                range("--window", Objects.requireNonNullElse(window, defaults.window()), 1, of.longestWindow()),
                range(
                        "--batch-size",
                        Objects.requireNonNullElse(batchSize, defaults.batchSize()),
                        1,
                        of.largestBatch()),
                cells,
                range("--seed", seed, 0, Integer.MAX_VALUE - repeats + 1),
                repeats,
                range("--threads", threads, 1, MOST_THREADS),
                output,
                quiet);
        if (cells.isEmpty() || new HashSet<>(cells).size() < cells.size()) {
            throw wrong("--cells takes each of rnn, lstm and gru at most once, got " + cells);
        }
        return settings;
    }

    private int range(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option + " takes a number from " + least + " to " + most + ", got " + value);
        }
        return value;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
