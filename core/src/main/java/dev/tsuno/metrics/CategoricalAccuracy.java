package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.argmax;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.equal;

import dev.tsuno.ops.Tensor;

/**
 * How often the largest of y_pred is where the largest of y_true is, both {@code (batch, …, classes)}. As
 * {@code keras.metrics.CategoricalAccuracy}.
 */
public final class CategoricalAccuracy extends MeanMetricWrapper {
    public CategoricalAccuracy() {
        super("categorical_accuracy", Direction.UP);
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        return cast(equal(argmax(yTrue, -1), argmax(yPred, -1)), yPred.dtype());
    }
}
