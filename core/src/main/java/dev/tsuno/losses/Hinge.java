package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.all;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.logicalOr;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.ops.Tensor;

/**
 * {@code mean(max(1 − y_true · y_pred, 0))} over the last axis; y_true is −1 or 1, or 0 or 1. As {@code keras.losses.Hinge}.
 */
public final class Hinge extends ElementwiseLoss {
    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return mean(margins(yTrue, yPred), -1);
    }

    /** {@code max(1 − y_true · y_pred, 0)}; if all of y_true is 0 or 1, 0 stands for −1. */
    static Tensor margins(Tensor yTrue, Tensor yPred) {
        Tensor binary = all(logicalOr(equal(yTrue, 0), equal(yTrue, 1)));
        Tensor sign = where(binary, subtract(multiply(yTrue, 2), 1), yTrue);
        return maximum(subtract(1, multiply(sign, yPred)), 0);
    }
}
