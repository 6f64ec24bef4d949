package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.softplus;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.ops.Tensor;

/** {@code mean(log(cosh(y_pred − y_true)))} over the last axis. As {@code keras.losses.LogCosh}. */
public final class LogCosh extends ElementwiseLoss {
    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        // Keras takes the logarithm in float32, also where the rest is float64.
        double log2 = (float) Math.log(2);
        Tensor d = subtract(yPred, yTrue);
        return mean(subtract(add(d, softplus(multiply(d, -2))), log2), -1);
    }
}
