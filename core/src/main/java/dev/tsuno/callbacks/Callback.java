package dev.tsuno.callbacks;

import java.util.Map;

/** Called while a model trains; override what you need. As {@code keras.callbacks.Callback}. */
public abstract class Callback {
    public void onTrainBegin() {}

    public void onTrainEnd() {}

    /** Epochs are counted from 0. */
    public void onEpochBegin(int epoch) {}

    /** The logs hold the epoch's loss, val_loss and metrics. */
    public void onEpochEnd(int epoch, Map<String, Double> logs) {}

    /** Whether training should stop after this epoch, as {@code model.stop_training}. */
    public boolean stopTraining() {
        return false;
    }
}
