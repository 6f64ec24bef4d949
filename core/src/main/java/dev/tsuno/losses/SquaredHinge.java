package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.square;

import dev.tsuno.ops.Tensor;

/**
 * {@code mean(max(1 − y_true · y_pred, 0)²)} over the last axis; y_true is −1 or 1, or 0 or 1. As {@code keras.losses.SquaredHinge}.
 */
public final class SquaredHinge extends ElementwiseLoss {
    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return mean(square(Hinge.margins(yTrue, yPred)), -1);
    }
}
