package dev.tsuno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.models.Sequential;
import dev.tsuno.optimizers.SGD;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The bar to the letter as Keras's, whose time a clock of the test's own says. */
class ProgbarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private double now;

    private String printed() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    private Progbar bar(String[] row) {
        now = 1000;
        Progbar bar = new Progbar(row[1].equals("None") ? Progbar.UNKNOWN : Integer.parseInt(row[1]))
                .width(Integer.parseInt(row[2]))
                .verbose(Integer.parseInt(row[3]))
                .interval(Double.parseDouble(row[4]))
                .unitName(row[5])
                .out(out, row[8].equals("True"), StandardCharsets.UTF_8)
                .clock(() -> now);
        if (!row[6].equals("-")) bar.statefulMetrics(names(row[6]));
        if (!row[7].equals("-")) bar.statelessMetrics(names(row[7]));
        return bar;
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(",")).filter(name -> !name.isEmpty()).toList();
    }

    @Test
    void each_update_prints_what_keras_prints() {
        Progbar bar = null;
        int updates = 0;
        for (String[] row : KerasSaid.rows("progbar.tsv")) {
            if (row[0].equals("new")) {
                bar = bar(row);
                continue;
            }
            Objects.requireNonNull(bar);
            now = Double.parseDouble(row[1]);
            int current = Integer.parseInt(row[2]);
            Map<String, Double> values = new LinkedHashMap<>();
            for (String value : row[4].split(",")) {
                String[] parts = value.split("=");
                values.put(parts[0], KerasSaid.number(parts[1]));
            }
            if (row[3].equals("None")) bar.update(current, values);
            else bar.update(current, values, row[3].equals("True"));
            assertEquals(KerasSaid.unescaped(row[5]), printed(), String.join(" ", row));
            updates++;
        }
        assertTrue(updates > 500, updates + " updates");
    }

    @Test
    void fit_evaluate_and_predict_print_what_keras_prints() throws IOException {
        Map<String, NDArray> arrays = Npz.read(new ByteArrayInputStream(KerasSaid.bytes("logged.npz")), "logged.npz");
        NDArray x = Objects.requireNonNull(arrays.get("x"));
        NDArray y = Objects.requireNonNull(arrays.get("y"));
        List<NDArray> weights = List.of(
                Objects.requireNonNull(arrays.get("w0")),
                Objects.requireNonNull(arrays.get("w1")),
                Objects.requireNonNull(arrays.get("w2")),
                Objects.requireNonNull(arrays.get("w3")));
        Sequential model = new Sequential(Input.of(3), new Dense(4).activation("tanh"), new Dense(1));
        model.compile(c -> c.optimizer(new SGD(0.1)).loss("mse").metrics("mae"));
        assertEquals(16, KerasSaid.rows("logged.tsv").size());
        for (String[] row : KerasSaid.rows("logged.tsv")) {
            now = 0;
            model.setWeights(weights);
            model.optimizer().learningRate(0.1);
            int verbose = Integer.parseInt(row[1]);
            ProgbarLogger logger =
                    new ProgbarLogger(out, row[2].equals("True"), StandardCharsets.UTF_8, () -> now += 1);
            switch (row[0]) {
                case "fit" ->
                    model.fit(
                            x,
                            y,
                            f -> f.batchSize(3)
                                    .epochs(2)
                                    .shuffle(false)
                                    .verbose(verbose)
                                    .validationSplit(0.3)
                                    .callbacks(new LearningRateScheduler((epoch, rate) -> rate * 0.5), logger));
                case "fit_once" ->
                    model.fit(
                            x,
                            y,
                            f -> f.batchSize(3).shuffle(false).verbose(verbose).callbacks(logger));
                case "evaluate" ->
                    model.evaluate(x, y, o -> o.batchSize(4).verbose(verbose).callbacks(logger));
                default ->
                    model.predict(
                            List.of(x), o -> o.batchSize(4).verbose(verbose).callbacks(logger));
            }
            assertEquals(KerasSaid.unescaped(row[3]), printed(), row[0] + " " + row[1] + " " + row[2]);
        }
    }

    @Test
    void an_output_without_the_stroke_gets_equal_signs() {
        new Progbar(2).out(out, true, StandardCharsets.US_ASCII).update(1, Map.of());
        assertTrue(printed().contains("\u001b[32m==========\u001b[0m"));
    }

    @Test
    void logs_of_a_batch_are_not_made_when_nobody_looks() {
        ProgbarLogger logger = new ProgbarLogger(out, true, StandardCharsets.UTF_8, () -> now);
        logger.attach(new FakeModel(), new FitParameters(1, 1, 10));
        logger.onTrainBegin();
        logger.onEpochBegin(0);
        int[] made = {0};
        CallbackList list = new CallbackList(List.of(logger), new FakeModel(), new FitParameters(1, 1, 10));
        for (int batch = 0; batch < 9; batch++) {
            list.onTrainBatchEnd(batch, () -> {
                made[0]++;
                return Map.of("loss", 1.0);
            });
        }
        assertEquals(1, made[0], "the clock stands still: the bar is drawn once");
    }
}
