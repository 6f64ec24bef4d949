package dev.tsuno.callbacks;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a training, an evaluation or a prediction does, as {@code keras.callbacks.ProgbarLogger}: with {@code verbose} 1 a
 * {@link Progbar} for each epoch, with 2 a line at its end. Within a training the validation is silent.
 */
public final class ProgbarLogger extends Callback {
    private final @Nullable PrintStream out;
    private final UnaryOperator<Progbar> settings;
    private @Nullable Progbar bar;
    private int target = Progbar.UNKNOWN;
    private int seen;
    private boolean inFit;

    /** To the standard output. */
    public ProgbarLogger() {
        this.out = null;
        this.settings = bar -> bar;
    }

    public ProgbarLogger(PrintStream out) {
        this.out = out;
        this.settings = bar -> bar.out(out);
    }

    ProgbarLogger(PrintStream out, boolean inPlace, Charset charset, DoubleSupplier clock) {
        this.out = out;
        this.settings = bar -> bar.out(out, inPlace, charset).clock(clock);
    }

    @Override
    public void onTrainBegin() {
        inFit = true;
        target = parameters().steps();
    }

    @Override
    public void onEpochBegin(int epoch) {
        reset();
        if (parameters().verbose() == 0 || parameters().epochs() <= 1) return;
        PrintStream to = out == null ? System.out : out;
        to.print("Epoch " + (epoch + 1) + "/" + parameters().epochs() + "\n");
        to.flush();
    }

    @Override
    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
        update(batch, logs);
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        finish(logs);
    }

    @Override
    public void onTestBegin() {
        if (!inFit) begin();
    }

    @Override
    public void onTestBatchEnd(int batch, Map<String, Double> logs) {
        if (!inFit) update(batch, logs);
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
        update(batch, Map.of());
    }

    @Override
    public void onPredictEnd() {
        finish(Map.of());
    }

    private void begin() {
        target = parameters().steps();
        reset();
    }

    private void reset() {
        seen = 0;
        bar = settings.apply(new Progbar(target).verbose(parameters().verbose()).readWhenDrawn());
    }

    private void update(int batch, Map<String, Double> logs) {
        seen = batch + 1;
        if (bar != null && parameters().verbose() == 1) bar.update(seen, logs, false);
    }

    private void finish(Map<String, Double> logs) {
        if (bar == null) return;
        if (target == Progbar.UNKNOWN) {
            target = seen; // later epochs know it
            bar.target(target);
        }
        bar.update(target, logs, true);
    }
}
