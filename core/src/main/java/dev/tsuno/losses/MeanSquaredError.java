package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.ops.Tensor;

/** {@code mean((y_true − y_pred)²)} over the last axis. As {@code keras.losses.MeanSquaredError}. */
public final class MeanSquaredError extends ElementwiseLoss {
    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return mean(square(subtract(yPred, yTrue)), -1);
    }
}
