package dev.tsuno.notebook;

import dev.tsuno.callbacks.Callback;
import dev.tsuno.callbacks.Progbar;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/**
 * Keras's progress bar for a notebook. A training of several epochs has one bar for all of them, with the numbers of the last one; while an
 * epoch takes long, its steps have a second bar. Everything else has a bar of its steps.
 *
 * <p>It is one output of the cell, drawn over at most five times a second, so a saved notebook holds what was there at the end and nothing else.
 */
final class NotebookProgress extends Callback {
    /** Nanoseconds from one picture to the next. */
    private static final long INTERVAL = 200_000_000L;
    /** An epoch that takes longer shows its steps. */
    private static final long LONG_EPOCH = 1_000_000_000L;

    private final DisplayStream display;
    private final LongSupplier clock;
    private final String id = UUID.randomUUID().toString();
    private boolean shown;
    private long lastShown;

    private boolean inFit;
    private int steps = Progbar.UNKNOWN;
    private int stepsDone;
    private long epochBegan;
    private int epochsDone;
    private @Nullable Line epochBar;
    private @Nullable Line stepBar;
    private Map<String, Double> lastLogs = Map.of();

    NotebookProgress(DisplayStream display) {
        this(display, System::nanoTime);
    }

    NotebookProgress(DisplayStream display, LongSupplier clock) {
        this.display = display;
        this.clock = clock;
        lastShown = clock.getAsLong() - INTERVAL;
    }

    // Training

    @Override
    public void onTrainBegin() {
        inFit = true;
        steps = parameters().steps();
    }

    @Override
    public void onEpochBegin(int epoch) {
        if (epochBar == null && parameters().epochs() > 1)
            epochBar = new Line(parameters().epochs() - epoch, "epoch");
        beginSteps();
    }

    @Override
    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
        stepDone(batch, logs);
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        epochsDone++;
        lastLogs = logs;
        steps = stepsDone; // now they are known
        if (epochBar == null || !isDue() && !isLong()) return;
        epochBar.update(epochsDone, logs, false);
        if (isDue()) show(epochBar.text);
    }

    @Override
    public void onTrainEnd(Map<String, Double> logs) {
        Line bar = epochBar == null ? stepBar : epochBar;
        if (bar == null) return;
        bar.update(epochBar == null ? stepsDone : epochsDone, lastLogs, true);
        show(bar.text);
    }

    // Evaluation and prediction

    @Override
    public void onTestBegin() {
        if (!inFit) begin();
    }

    @Override
    public void onTestBatchEnd(int batch, Map<String, Double> logs) {
        if (!inFit) stepDone(batch, logs);
    }

    @Override
    public void onTestEnd(Map<String, Double> logs) {
        if (!inFit) finish(logs);
    }

    @Override
    public void onPredictBegin() {
        begin();
    }

    @Override
    public void onPredictBatchEnd(int batch) {
        stepDone(batch, Map.of());
    }

    @Override
    public void onPredictEnd() {
        finish(Map.of());
    }

    private void begin() {
        steps = parameters().steps();
        beginSteps();
    }

    private void finish(Map<String, Double> logs) {
        if (stepBar == null) return;
        stepBar.update(stepsDone, logs, true);
        show(stepBar.text);
    }

    // Both

    private void beginSteps() {
        epochBegan = clock.getAsLong();
        stepsDone = 0;
        stepBar = new Line(steps, "step");
    }

    /** The logs are made when somebody looks at them: only for a picture. */
    private void stepDone(int batch, Map<String, Double> logs) {
        stepsDone = batch + 1;
        if (stepBar == null || !isDue() || epochBar != null && !isLong()) return;
        stepBar.update(stepsDone, logs, false);
        if (epochBar == null) show(stepBar.text);
        else show((epochBar.text.isEmpty() ? "" : epochBar.text + "\n") + stepBar.text);
    }

    private boolean isLong() {
        return clock.getAsLong() - epochBegan >= LONG_EPOCH;
    }

    private boolean isDue() {
        return clock.getAsLong() - lastShown >= INTERVAL;
    }

    private void show(String text) {
        lastShown = clock.getAsLong();
        DisplayData data = new DisplayData();
        data.putText(text.replaceAll("\u001b\\[\\d+m", ""));
        data.putHTML(html(text));
        data.putTransientData("display_id", id);
        System.out.flush(); // what was printed before stands before
        if (shown) display.updateDisplay(data);
        else display.display(data);
        shown = true;
    }

    /** The bar's colours for a terminal as those of a page. */
    static String html(String text) {
        return Preformatted.BEGIN
                + Preformatted.escaped(text)
                        .replaceAll("\u001b\\[1m(.*?)\u001b\\[0m", "<b>$1</b>")
                        .replaceAll("\u001b\\[32m(.*?)\u001b\\[0m", "<span style=\"color:#00af00\">$1</span>")
                        .replaceAll("\u001b\\[37m(.*?)\u001b\\[0m", "<span style=\"color:#cccccc\">$1</span>")
                + Preformatted.END;
    }

    /** A bar, whose last picture is kept as text with a terminal's colours. */
    private static final class Line {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Progbar bar;
        String text = "";

        Line(int target, String unit) {
            bar = new Progbar(target)
                    .unitName(unit)
                    .interval(0)
                    .statelessMetrics(Set.of())
                    .out(new PrintStream(bytes, true, Charset.defaultCharset()));
        }

        void update(int done, Map<String, Double> logs, boolean last) {
            bytes.reset();
            bar.update(done, logs, last);
            text = bytes.toString(Charset.defaultCharset()).strip();
        }
    }
}
