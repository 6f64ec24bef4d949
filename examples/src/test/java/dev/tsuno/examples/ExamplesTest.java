package dev.tsuno.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.callbacks.History;
import dev.tsuno.models.Sequential;
import dev.tsuno.random.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each example does what its first sentence says. */
class ExamplesTest {
    @Test
    void pinball_loss_finds_the_quantile() {
        assertEquals(0.9, Seeds.withSeed(1, OwnLoss::run), 0.02);
    }

    @Test
    void metric_counts_what_is_near_enough() {
        // |x| <= 0.5 for 51 of 101 numbers
        assertEquals(51 / 101.0, Objects.requireNonNull(OwnMetric.run().get("within")), 1e-6);
    }

    @Test
    void layer_has_a_weight_and_learns() {
        double before = Seeds.withSeed(1, () -> loss(OwnLayer.run(1)));
        double after = Seeds.withSeed(1, () -> loss(OwnLayer.run(40)));
        assertTrue(after < before / 2, before + " to " + after);
        assertEquals(8, OwnLayer.run(1).getLayer(1).countParams());
    }

    private static double loss(Sequential model) {
        return Objects.requireNonNull(
                model.evaluate(OwnLayer.windows(), OwnLayer.largest()).get("loss"));
    }

    @Test
    void optimizer_finds_the_slope() {
        assertEquals(3, OwnOptimizer.run(), 0.05);
    }

    @Test
    void callback_ends_the_training() {
        List<Double> losses = series(Seeds.withSeed(1, OwnCallback::run), "loss");
        assertTrue(losses.size() < 1000, losses.size() + " epochs");
        assertTrue(losses.get(losses.size() - 1) < 0.01 && losses.get(losses.size() - 2) >= 0.01, losses.toString());
    }

    @Test
    void train_step_logs_and_learns() {
        History history = Seeds.withSeed(1, () -> OwnTrainStep.run(30));
        assertFalls(history, "loss");
        assertEquals(30, series(history, "jumps").size());
    }

    @Test
    void decoder_learns() {
        assertFalls(Seeds.withSeed(1, () -> EncoderDecoder.run(20)), "loss");
    }

    @Test
    void rows_and_windows_of_a_csv_file_are_learnt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("load.csv");
        CsvTraining.write(file);
        assertFalls(Seeds.withSeed(1, () -> unchecked(() -> CsvTraining.rows(file, 5))), "loss");
        assertFalls(Seeds.withSeed(1, () -> unchecked(() -> CsvTraining.windows(file, 3))), "loss");
    }

    private static <T> T unchecked(Callable<T> made) {
        try {
            return made.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertFalls(History history, String key) {
        List<Double> values = series(history, key);
        assertTrue(values.get(values.size() - 1) < values.get(0) / 2, values.toString());
    }

    private static List<Double> series(History history, String key) {
        Map<String, List<Double>> all = history.history();
        return Objects.requireNonNull(all.get(key), all.keySet().toString());
    }
}
