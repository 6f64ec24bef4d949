package dev.tsuno.callbacks;

import dev.tsuno.array.NDArray;
import dev.tsuno.ops.Variable;
import java.util.Map;

/**
 * Tests, validates and predicts with the moving averages of the weights, which an optimizer with {@code useEma(true)} keeps, and trains on
 * with the weights. As {@code keras.callbacks.SwapEMAWeights}.
 *
 * <p>Keras 3.15.1 leaves the averages in the model after predict; here they are swapped back.
 */
public final class SwapEMAWeights extends Callback {
    private boolean swapOnEpoch = false;
    private boolean averagesInModel;

    /**
     * The averages are in the model between the epochs too, for the callbacks behind this one. A training that is stopped before its last
     * epoch then ends with the weights instead of the averages, as in Keras. Default: false.
     */
    public SwapEMAWeights swapOnEpoch(boolean swap) {
        this.swapOnEpoch = swap;
        return this;
    }

    @Override
    public void onEpochBegin(int epoch) {
        if (swapOnEpoch) show(false);
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        if (!swapOnEpoch || averagesInModel) return;
        show(true);
        // The training will end with the averages as weights: they must be averages then.
        if (epoch == parameters().epochs() - 1)
            averages().forEach((variable, average) -> average.assign(variable.value()));
    }

    /** The training has made both the same. */
    @Override
    public void onTrainEnd(Map<String, Double> logs) {
        averagesInModel = false;
    }

    @Override
    public void onTestBegin() {
        show(true);
    }

    @Override
    public void onTestEnd(Map<String, Double> logs) {
        show(false);
    }

    @Override
    public void onPredictBegin() {
        show(true);
    }

    @Override
    public void onPredictEnd() {
        show(false);
    }

    private void show(boolean wanted) {
        if (averagesInModel == wanted) return;
        averages().forEach((variable, average) -> {
            NDArray weights = variable.value();
            variable.assign(average.value());
            average.assign(weights);
        });
        averagesInModel = wanted;
    }

    private Map<Variable, Variable> averages() {
        Map<Variable, Variable> averages = model().optimizer().movingAverages();
        if (averages.isEmpty()) {
            throw new IllegalStateException("SwapEMAWeights needs an optimizer that keeps moving averages; "
                    + model().optimizer().name() + " has none. Set useEma(true) on it.");
        }
        return averages;
    }
}
