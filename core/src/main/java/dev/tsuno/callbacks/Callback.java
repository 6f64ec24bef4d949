package dev.tsuno.callbacks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Called while a model trains, is evaluated or predicts; override what you need. As {@code keras.callbacks.Callback}.
 *
 * <p>Epochs and batches count from 0. The logs of an epoch hold its loss, metrics and those of the validation ({@code val_loss}), sorted
 * by name; a callback may add to them for those behind it. The logs of a batch hold the means of the epoch so far.
 */
public abstract class Callback {
    private @Nullable TrainingModel model;
    private FitParameters parameters = new FitParameters(0, 1, FitParameters.UNKNOWN);

    /** The model; set before the first call. */
    protected final TrainingModel model() {
        if (model == null) throw new IllegalStateException(getClass().getSimpleName() + " is not part of a training.");
        return model;
    }

    /** How the training was called. */
    protected final FitParameters parameters() {
        return parameters;
    }

    /** Called by the training. */
    public final void attach(TrainingModel model, FitParameters parameters) {
        this.model = model;
        this.parameters = parameters;
    }

    public void onTrainBegin() {}

    /** The logs are those of the last epoch. */
    public void onTrainEnd(Map<String, Double> logs) {}

    public void onEpochBegin(int epoch) {}

    public void onEpochEnd(int epoch, Map<String, Double> logs) {}

    public void onTrainBatchBegin(int batch) {}

    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {}

    public void onTestBegin() {}

    public void onTestEnd(Map<String, Double> logs) {}

    public void onTestBatchBegin(int batch) {}

    public void onTestBatchEnd(int batch, Map<String, Double> logs) {}

    public void onPredictBegin() {}

    public void onPredictEnd() {}

    public void onPredictBatchBegin(int batch) {}

    public void onPredictBatchEnd(int batch) {}
}
