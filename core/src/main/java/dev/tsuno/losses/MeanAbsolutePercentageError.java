package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.abs;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.ops.Tensor;

/** {@code 100 · mean(|y_true − y_pred| / max(|y_true|, 1e-7))} over the last axis. As {@code keras.losses.MeanAbsolutePercentageError}. */
public final class MeanAbsolutePercentageError extends ElementwiseLoss {
    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Tensor relative = abs(divide(subtract(yTrue, yPred), maximum(abs(yTrue), EPSILON)));
        return multiply(mean(relative, -1), 100);
    }
}
