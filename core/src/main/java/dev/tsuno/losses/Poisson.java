package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.log;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.ops.Tensor;

/** {@code mean(y_pred − y_true · log(y_pred + 1e-7))} over the last axis. As {@code keras.losses.Poisson}. */
public final class Poisson extends ElementwiseLoss {
    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return mean(subtract(yPred, multiply(yTrue, log(add(yPred, EPSILON)))), -1);
    }
}
