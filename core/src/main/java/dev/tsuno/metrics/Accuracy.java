package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.equal;

import dev.tsuno.ops.Tensor;

/** How often y_pred equals y_true, as {@code keras.metrics.Accuracy}. */
public final class Accuracy extends MeanMetricWrapper {
    public Accuracy() {
        super("accuracy", Direction.UP);
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        return cast(equal(yTrue, yPred), yPred.dtype());
    }
}
