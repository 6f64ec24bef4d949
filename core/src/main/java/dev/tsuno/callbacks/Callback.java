package dev.tsuno.callbacks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Called while a model trains, is evaluated or predicts; override what you need. As {@code keras.callbacks.Callback}.
 *
 * <pre>{@code
 * final class LossBelow extends Callback {
 *     private final double limit;
 *
 *     LossBelow(double limit) {
 *         this.limit = limit;
 *     }
 *
 *     @Override
 *     public void onEpochEnd(int epoch, Map<String, Double> logs) {
 *         double loss = logs.getOrDefault("loss", Double.NaN);
 *         logs.put("loss_left", loss - limit);
 *         if (loss < limit) model().stopTraining();
 *     }
 * }
 * }</pre>
 *
 * <p>Epochs and batches count from 0. The logs of an epoch hold its loss, metrics and those of the validation ({@code val_loss}), sorted
 * by name; a callback may add to them for those behind it, which are the model's {@link History} and the progress bar at last. The logs of
 * a batch hold the means of the epoch so far, made when somebody looks at them, and are valid during the call.
 *
 * <p>{@code fit} calls the hooks of testing too, for each validation.
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

    /** Called by the training, before anything else. */
    public final void attach(TrainingModel model, FitParameters parameters) {
        this.model = model;
        this.parameters = parameters;
    }

    public void onTrainBegin() {}

    /** The logs are those of the last epoch, without what callbacks added. */
    public void onTrainEnd(Map<String, Double> logs) {}

    public void onEpochBegin(int epoch) {}

    public void onEpochEnd(int epoch, Map<String, Double> logs) {}

    /** By default calls {@link #onBatchBegin}. */
    public void onTrainBatchBegin(int batch) {
        onBatchBegin(batch);
    }

    /** By default calls {@link #onBatchEnd}. */
    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
        onBatchEnd(batch, logs);
    }

    /** The older name of {@link #onTrainBatchBegin}. */
    public void onBatchBegin(int batch) {}

    /** The older name of {@link #onTrainBatchEnd}. */
    public void onBatchEnd(int batch, Map<String, Double> logs) {}

    public void onTestBegin() {}

    public void onTestEnd(Map<String, Double> logs) {}

    public void onTestBatchBegin(int batch) {}

    public void onTestBatchEnd(int batch, Map<String, Double> logs) {}

    public void onPredictBegin() {}

    public void onPredictEnd() {}

    public void onPredictBatchBegin(int batch) {}

    public void onPredictBatchEnd(int batch) {}
}
