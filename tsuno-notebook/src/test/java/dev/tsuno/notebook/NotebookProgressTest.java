package dev.tsuno.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.callbacks.ProgressDisplay;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.models.FitOptions;
import dev.tsuno.models.Sequential;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is shown of a run whose time a clock of the test's own says. */
class NotebookProgressTest {
    private static final NDArray X = NDArray.linspace(-1, 1, 64).reshape(64, 1);

    private final TestKernel.Screen screen = new TestKernel.Screen();
    private final Sequential model = new Sequential(Input.of(1), new Dense(1));
    private long now;
    private long milliseconds;

    NotebookProgressTest() {
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        ProgressDisplay.use(() -> new NotebookProgress(screen, () -> now));
    }

    @AfterEach
    void end() {
        ProgressDisplay.useProgbar();
    }

    /** A run whose batches of 8, of which an epoch has 8, take so many milliseconds each. */
    private Map<String, List<Double>> fit(long milliseconds, int epochs, Consumer<FitOptions> more) {
        this.milliseconds = milliseconds;
        return model.fit(X, X.mul(3), f -> {
                    f.batchSize(8).epochs(epochs).callbacks(new Callback() {
                        @Override
                        public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
                            now += NotebookProgressTest.this.milliseconds * 1_000_000;
                        }
                    });
                    more.accept(f);
                })
                .history();
    }

    private static String text(DisplayData data) {
        return String.valueOf(data.getData(MIMEType.TEXT_PLAIN));
    }

    private String last() {
        List<DisplayData> all = screen.updated.isEmpty() ? screen.displayed : screen.updated;
        return text(all.get(all.size() - 1));
    }

    @Test
    void a_training_is_one_output_that_ends_with_all_epochs_and_the_last_losses() {
        Map<String, List<Double>> history = fit(10, 100, f -> f.validationSplit(0.5));
        assertEquals(1, screen.displayed.size());
        assertEquals(
                1,
                Stream.concat(screen.displayed.stream(), screen.updated.stream())
                        .map(DisplayData::getDisplayId)
                        .distinct()
                        .count());
        assertTrue(last().startsWith("100/100 "), last());
        String loss = String.format(
                Locale.ROOT, "%.4f", Objects.requireNonNull(history.get("loss")).get(99));
        assertTrue(last().contains("/epoch - loss: " + loss + " - val_loss: "), last());
    }

    @Test
    void it_is_drawn_at_most_five_times_a_second() {
        fit(10, 100, f -> {}); // eight seconds
        assertTrue(screen.updated.size() <= 5 * 8 + 1, screen.updated.size() + " pictures");
        assertTrue(screen.updated.size() >= 4 * 8, screen.updated.size() + " pictures");
    }

    @Test
    void an_epoch_that_takes_long_shows_its_steps() {
        fit(500, 2, f -> {});
        List<String> shown =
                screen.updated.stream().map(NotebookProgressTest::text).toList();
        assertTrue(text(screen.displayed.get(0)).startsWith("2/8 "), text(screen.displayed.get(0)));
        assertTrue(
                shown.stream()
                        .anyMatch(t -> t.startsWith("1/2 ") && t.contains("\n5/8 ") && t.contains("/step - loss: ")),
                shown.toString());
        assertTrue(last().startsWith("2/2 ") && !last().contains("\n"), last());
    }

    @Test
    void a_single_epoch_is_a_bar_of_its_steps() {
        fit(500, 1, f -> {});
        assertTrue(last().startsWith("8/8 ") && last().contains("/step - loss: "), last());
    }

    @Test
    void a_training_that_stops_early_ends_with_the_epochs_it_had() {
        fit(
                10,
                100,
                f -> f.callbacks(new Callback() {
                    @Override
                    public void onEpochEnd(int epoch, Map<String, Double> logs) {
                        if (epoch == 6) model().stopTraining();
                    }
                }));
        assertTrue(last().startsWith("  7/100 ") || last().startsWith("7/100 "), last());
        assertTrue(last().contains(" - loss: "), last());
    }

    @Test
    void evaluations_and_predictions_have_bars_of_their_own() {
        model.evaluate(X, X, o -> o.verbose(1));
        assertTrue(last().startsWith("2/2 ") && last().contains(" - loss: "), last());
        model.predict(List.of(X), o -> o.verbose(1));
        assertTrue(last().startsWith("2/2 "), last());
        assertEquals(2, screen.displayed.size());
    }

    @Test
    void silence_is_silent() {
        fit(500, 2, f -> f.verbose(0));
        assertEquals(List.of(), screen.displayed);
    }

    @Test
    void the_page_has_the_terminals_colours() {
        assertEquals(
                Preformatted.BEGIN
                        + "<b>1/2</b> <span style=\"color:#00af00\">━</span><span style=\"color:#cccccc\">━</span> a &lt; b"
                        + Preformatted.END,
                NotebookProgress.html("\u001b[1m1/2\u001b[0m \u001b[32m━\u001b[0m\u001b[37m━\u001b[0m a < b"));
    }
}
