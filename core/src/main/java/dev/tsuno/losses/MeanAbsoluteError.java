package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.abs;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.ops.Tensor;

/** {@code mean(|y_true − y_pred|)} over the last axis. As {@code keras.losses.MeanAbsoluteError}. */
public final class MeanAbsoluteError extends ElementwiseLoss {
    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return mean(abs(subtract(yPred, yTrue)), -1);
    }
}
