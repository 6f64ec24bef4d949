package dev.tsuno.callbacks;

import dev.tsuno.array.NDArray;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends the training when a number has stopped improving. As {@code keras.callbacks.EarlyStopping}.
 *
 * <pre>{@code
 * new EarlyStopping().monitor("val_loss").patience(10).restoreBestWeights(true)
 * }</pre>
 *
 * <p>It never stops after epoch 0, and a NaN in the first epoch that it watches stays the best, as in Keras.
 */
public final class EarlyStopping extends MonitorCallback<EarlyStopping> {
    private double minDelta = 0;
    private int patience = 0;
    private @Nullable Double baseline;
    private boolean restoreBestWeights = false;
    private int startFromEpoch = 0;

    private int waited;
    private int stoppedEpoch;
    private int bestEpoch;
    private @Nullable Double best;
    private @Nullable List<NDArray> bestWeights;

    /** An improvement is a change of more than this. Default: 0. */
    public EarlyStopping minDelta(double delta) {
        this.minDelta = Math.abs(delta);
        return this;
    }

    /** Stops after so many epochs without improvement; 0 and 1 are the same. Default: 0. */
    public EarlyStopping patience(int epochs) {
        this.patience = epochs;
        return this;
    }

    /** Epochs count as without improvement until the number is better than this. Default: none. */
    public EarlyStopping baseline(double value) {
        this.baseline = value;
        return this;
    }

    /** At the end the model gets the weights of the best epoch, whether it stopped early or not. Default: false. */
    public EarlyStopping restoreBestWeights(boolean restore) {
        this.restoreBestWeights = restore;
        return this;
    }

    /** Looks at no epoch before this one, counted from 0. Default: 0. */
    public EarlyStopping startFromEpoch(int epoch) {
        this.startFromEpoch = epoch;
        return this;
    }

    @Override
    public void onTrainBegin() {
        waited = 0;
        stoppedEpoch = 0;
        bestEpoch = 0;
        best = null;
        bestWeights = null;
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        Double current = watched(logs, "stopping early is conditioned");
        if (current == null || epoch < startFromEpoch) return;
        if (restoreBestWeights && bestWeights == null) keep(epoch);
        waited++;
        if (isImprovement(current, best, minDelta)) {
            best = current;
            bestEpoch = epoch;
            if (restoreBestWeights) keep(epoch);
            if (baseline == null || isImprovement(current, baseline, minDelta)) waited = 0;
        } else if (waited >= patience && epoch > 0) {
            stoppedEpoch = epoch;
            model().stopTraining();
        }
    }

    private void keep(int epoch) {
        bestEpoch = epoch;
        bestWeights = model().getWeights();
    }

    @Override
    public void onTrainEnd(Map<String, Double> logs) {
        if (stoppedEpoch > 0 && isVerbose()) Stdout.print("Epoch " + (stoppedEpoch + 1) + ": early stopping");
        if (bestWeights == null) return;
        if (isVerbose())
            Stdout.print("Restoring model weights from the end of the best epoch: " + (bestEpoch + 1) + ".");
        model().setWeights(bestWeights);
    }

    /** The epoch after which it stopped the training, counted from 0; 0 if it didn't. */
    public int stoppedEpoch() {
        return stoppedEpoch;
    }

    /** The epoch with the best value, counted from 0. */
    public int bestEpoch() {
        return bestEpoch;
    }

    /** The best value; null before the first. */
    public @Nullable Double best() {
        return best;
    }

    /** Epochs since the last improvement. */
    public int waited() {
        return waited;
    }

    /** The weights of the best epoch, with {@link #restoreBestWeights}; null otherwise. */
    public @Nullable List<NDArray> bestWeights() {
        return bestWeights == null ? null : List.copyOf(bestWeights);
    }
}
