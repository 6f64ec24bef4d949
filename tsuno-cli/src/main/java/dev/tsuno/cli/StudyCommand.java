package dev.tsuno.cli;

import dev.tsuno.cli.sequences.Problem;
import dev.tsuno.cli.sequences.Recipe;
import dev.tsuno.cli.sequences.SequenceSettings;
import dev.tsuno.cli.sequences.SequenceStudy;
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
import picocli.CommandLine.Mixin;
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
    private static final int MOST_STEPS = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = "damped",
            description =
                    "What is learnt: ${COMPLETION-CANDIDATES}. A damped oscillation; airline passengers each month,"
                            + " 1949 to 1960, the last 24 forecast; lynx trapped each year, 1821 to 1934, the last 14 forecast;"
                            + " or what stands early in a long sequence: two numbers to add, the order of two symbols.")
    private TaskName task = TaskName.DAMPED;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Train each cell from N seeds, --seed and those after it, and say what is seen.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer repeat;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the windows of a series. Default: 1000; airline 100, lynx 50.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer epochs;

    @Option(
            names = "--units",
            paramLabel = "N",
            description =
                    "Units of each recurrent layer. Default: 40; lynx 20; adding and temporal-order 4, in the form bai 64.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer units;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Steps of each window of a series. Default: 20; airline 12.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer window;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description =
                    "Windows or sequences per update. Default: 10; airline and lynx 16; adding and temporal-order 1, in the form"
                            + " bai 32.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer batchSize;

    @Option(
            names = "--cells",
            paramLabel = "CELL",
            split = ",",
            description =
                    "What to compare: ${COMPLETION-CANDIDATES}, separated by commas. Default: rnn,lstm; adding and"
                            + " temporal-order: all.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable List<Cell> cells;

    @Mixin
    private SequenceOptions sequences = new SequenceOptions();

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
        CommandLine command = spec.commandLine();
        if (!task.isSeries()) {
            SequenceSettings settings = sequenceSettings(task.problem(sequences.form));
            new SequenceStudy(settings, command.getOut(), command.getErr()).run();
            return CommandLine.ExitCode.OK;
        }
        StudySettings settings = settings(task.task());
        if (repeat == null) {
            new StudyRun(settings, command.getOut(), command.getErr()).run();
        } else {
            new Comparison(settings, command.getOut(), command.getErr()).run();
        }
        return CommandLine.ExitCode.OK;
    }

    private StudySettings settings(Task of) {
        sequences.given().forEach(this::refuse);
        Task.Defaults defaults = of.defaults();
        int repeats = repeats();
        return new StudySettings(
                of,
                range("--epochs", Objects.requireNonNullElse(epochs, defaults.epochs()), 1, 10_000_000),
                range("--units", Objects.requireNonNullElse(units, defaults.units()), 1, 10_000),
                range("--window", Objects.requireNonNullElse(window, defaults.window()), 1, of.longestWindow()),
                range(
                        "--batch-size",
                        Objects.requireNonNullElse(batchSize, defaults.batchSize()),
                        1,
                        of.largestBatch()),
                cells(Cell.RNN, Cell.LSTM),
                range("--seed", seed, 0, Integer.MAX_VALUE - repeats + 1),
                repeats,
                range("--threads", threads, 1, MOST_THREADS),
                output,
                quiet);
    }

    private SequenceSettings sequenceSettings(Problem problem) {
        if (epochs != null) refuse("--epochs");
        if (window != null) refuse("--window");
        if (task != TaskName.ADDING) {
            if (sequences.form != null) refuse("--form");
            if (sequences.lengths != null) refuse("--lengths");
        }
        Recipe recipe = problem.recipe();
        List<Cell> compared = cells(Cell.values());
        if (!compared.contains(Cell.LSTM)) {
            if (sequences.forgetBias != null) throw wrong("--forget-bias is an LSTM's, and --cells has none");
            if (sequences.inputBias != null) throw wrong("--input-bias is an LSTM's, and --cells has none");
        }
        int repeats = repeats();
        return new SequenceSettings(
                problem,
                lengths(problem),
                compared,
                new Recipe(
                        range("--units", Objects.requireNonNullElse(units, recipe.units()), 1, 10_000),
                        range("--batch-size", Objects.requireNonNullElse(batchSize, recipe.batchSize()), 1, 10_000),
                        number("--learning-rate", sequences.learningRate, recipe.learningRate(), Double.MIN_VALUE, 100),
                        recipe.clipNorm(),
                        number("--forget-bias", sequences.forgetBias, recipe.forgetBias(), -100, 100),
                        number("--input-bias", sequences.inputBias, recipe.inputBias(), -100, 100),
                        range(
                                "--limit",
                                Objects.requireNonNullElse(sequences.limit, recipe.limit()),
                                1,
                                1_000_000_000)),
                range("--seed", seed, 0, Integer.MAX_VALUE - repeats + 1),
                repeats,
                range("--threads", threads, 1, MOST_THREADS),
                output,
                quiet);
    }

    private List<Integer> lengths(Problem problem) {
        List<Integer> lengths = Objects.requireNonNullElse(sequences.lengths, problem.lengths());
        lengths.forEach(length -> range("--lengths", length, problem.shortest(), MOST_STEPS));
        if (lengths.isEmpty() || new HashSet<>(lengths).size() < lengths.size()) {
            throw wrong("--lengths takes each length once, got " + lengths);
        }
        return lengths;
    }

    private List<Cell> cells(Cell... defaults) {
        List<Cell> compared = Objects.requireNonNullElse(cells, List.of(defaults));
        if (compared.isEmpty() || new HashSet<>(compared).size() < compared.size()) {
            throw wrong("--cells takes each of rnn, lstm and gru at most once, got " + compared);
        }
        return compared;
    }

    private int repeats() {
        return repeat == null ? 1 : range("--repeat", repeat, 2, MOST_REPEATS);
    }

    private void refuse(String option) {
        throw wrong(option + " is no option of the task " + task);
    }

    private double number(String option, @Nullable Double given, double otherwise, double least, double most) {
        double value = given == null ? otherwise : given;
        if (value >= least && value <= most) return value;
        String from = least == Double.MIN_VALUE ? "above 0 and up to " : "from " + least + " to ";
        throw wrong(option + " takes a number " + from + most + ", got " + value);
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
