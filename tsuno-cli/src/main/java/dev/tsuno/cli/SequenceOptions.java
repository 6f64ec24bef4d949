package dev.tsuno.cli;

import dev.tsuno.cli.sequences.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The options of {@code tsuno study} that only the tasks of long-term dependence have. */
final class SequenceOptions {
    /** The two published forms of the adding problem. */
    enum Form {
        HS97(Problem.ADDING_HS97),
        BAI(Problem.ADDING_BAI);

        final Problem problem;

        Form(Problem problem) {
            this.problem = problem;
        }

        /** As the user writes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description =
                    "Of adding: ${COMPLETION-CANDIDATES}, as Hochreiter and Schmidhuber (1997) or Bai, Kolter and Koltun"
                            + " (2018) published it. Default: hs97.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    Form form;

    @Option(
            names = "--lengths",
            paramLabel = "T",
            split = ",",
            description = "Of adding: the sequences' lengths, separated by commas. Default: 20,50,100,200,400.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    List<Integer> lengths;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Of adding and temporal-order: sequences after which a training ends, solved or not. Default:"
                    + " 500000; in the form bai 224000, which is 7000 batches.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    Integer limit;

    @Option(
            names = "--learning-rate",
            paramLabel = "R",
            description = "Of adding and temporal-order: Adam's. Default: 0.003; in the form bai 0.001.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    Double learningRate;

    @Option(
            names = "--forget-bias",
            paramLabel = "B",
            description = "Of adding and temporal-order: where the bias of an LSTM's forget gate starts; Keras's is 1."
                    + " Default: 5; in the form bai 1.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    Double forgetBias;

    @Option(
            names = "--input-bias",
            paramLabel = "B",
            description = "Of adding and temporal-order: the same of the input gate; Keras's is 0. Default: -3; in the"
                    + " form bai 0.",
            showDefaultValue = Visibility.NEVER)
    @Nullable
    Double inputBias;

    /** Those that were given. */
    List<String> given() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("--form", form);
        all.put("--lengths", lengths);
        all.put("--limit", limit);
        all.put("--learning-rate", learningRate);
        all.put("--forget-bias", forgetBias);
        all.put("--input-bias", inputBias);
        return all.entrySet().stream()
                .filter(option -> option.getValue() != null)
                .map(Map.Entry::getKey)
                .toList();
    }
}
