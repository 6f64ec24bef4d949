package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.argmax;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.squeeze;

import dev.tsuno.ops.Tensor;

/**
 * How often the largest of y_pred {@code (batch, …, classes)} is the class y_true {@code (batch, …)} or {@code (batch, …, 1)}. As
 * {@code keras.metrics.SparseCategoricalAccuracy}.
 */
public final class SparseCategoricalAccuracy extends MeanMetricWrapper {
    public SparseCategoricalAccuracy() {
        super("sparse_categorical_accuracy", Direction.UP);
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        boolean longer =
                yTrue.shape().rank() == yPred.shape().rank() && yTrue.shape().last() == 1;
        Tensor y = longer ? squeeze(yTrue, -1) : yTrue;
        Tensor matches = cast(equal(y, argmax(yPred, -1)), yPred.dtype());
        return matches.shape().rank() > 1 && matches.shape().last() == 1 ? squeeze(matches, -1) : matches;
    }
}
