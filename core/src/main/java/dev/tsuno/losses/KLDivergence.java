package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.clip;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.log;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.ops.Tensor;

/** {@code Σ y_true · log(y_true / y_pred)} over the last axis, both clipped to 1e-7 … 1. As {@code keras.losses.KLDivergence}. */
public final class KLDivergence extends ElementwiseLoss {
    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Tensor p = clip(yTrue, EPSILON, 1);
        Tensor q = clip(yPred, EPSILON, 1);
        return sum(multiply(p, log(divide(p, q))), -1);
    }
}
