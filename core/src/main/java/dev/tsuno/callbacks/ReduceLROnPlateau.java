package dev.tsuno.callbacks;

import dev.tsuno.optimizers.Optimizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lowers the learning rate when a number has stopped improving: {@code rate = max(rate · factor, min_lr)}. As
 * {@code keras.callbacks.ReduceLROnPlateau}.
 *
 * <p>Adds {@code learning_rate} to the epoch's logs: the rate of that epoch, before it is lowered.
 */
public final class ReduceLROnPlateau extends MonitorCallback<ReduceLROnPlateau> {
    private double factor = 0.1;
    private int patience = 10;
    private double minDelta = 1e-4;
    private int cooldown = 0;
    private double minLr = 0;

    private @Nullable Double best;
    private int waited;
    private int cooling;

    /** The rate is multiplied by it. Default: 0.1. */
    public ReduceLROnPlateau factor(double factor) {
        if (!(factor < 1))
            throw new IllegalArgumentException("ReduceLROnPlateau: factor must be below 1, got " + factor + ".");
        this.factor = factor;
        return this;
    }

    /** Lowers the rate after so many epochs without improvement. Default: 10. */
    public ReduceLROnPlateau patience(int epochs) {
        this.patience = epochs;
        return this;
    }

    /** An improvement is a change of more than this. Default: 1e-4. */
    public ReduceLROnPlateau minDelta(double delta) {
        this.minDelta = Math.abs(delta);
        return this;
    }

    /** After the rate was lowered, so many epochs don't count. Default: 0. */
    public ReduceLROnPlateau cooldown(int epochs) {
        this.cooldown = epochs;
        return this;
    }

    /** The rate never goes below. Default: 0. */
    public ReduceLROnPlateau minLr(double rate) {
        this.minLr = rate;
        return this;
    }

    @Override
    public void onTrainBegin() {
        best = null;
        waited = 0;
        cooling = 0;
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        Rates.addTo(logs, model());
        Double current = watched(logs, "lowering the learning rate is conditioned");
        if (current == null) return;
        if (cooling > 0) {
            cooling--;
            waited = 0;
        }
        if (isImprovement(current, best, minDelta)) {
            best = current;
            waited = 0;
        } else if (cooling == 0 && ++waited >= patience && reduce(epoch)) {
            cooling = cooldown;
            waited = 0;
        }
    }

    private boolean reduce(int epoch) {
        boolean reduced = false;
        for (Optimizer optimizer : Rates.optimizers(model())) {
            double old = Rates.of(model(), optimizer);
            if (!((float) old > (float) minLr)) continue;
            double lower = Math.max(old * factor, minLr);
            optimizer.learningRate(lower);
            reduced = true;
            if (isVerbose()) {
                Stdout.print("\nEpoch " + (epoch + 1) + ": ReduceLROnPlateau reducing" + Rates.label(model(), optimizer)
                        + " learning rate to " + PythonText.repr(lower) + ".");
            }
        }
        return reduced;
    }
}
