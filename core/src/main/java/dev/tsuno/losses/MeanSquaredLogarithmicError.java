package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.log;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.ops.Tensor;

/**
 * {@code mean((log(max(y_true, 1e-7) + 1) − log(max(y_pred, 1e-7) + 1))²)} over the last axis. As
 * {@code keras.losses.MeanSquaredLogarithmicError}.
 */
public final class MeanSquaredLogarithmicError extends ElementwiseLoss {
    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return mean(square(subtract(logOf(yPred), logOf(yTrue))), -1);
    }

    private static Tensor logOf(Tensor x) {
        return log(add(maximum(x, EPSILON), 1));
    }
}
