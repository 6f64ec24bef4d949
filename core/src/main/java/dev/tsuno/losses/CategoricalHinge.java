package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.max;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.ops.Tensor;

/**
 * {@code max(neg − pos + 1, 0)} with {@code pos = Σ y_true · y_pred} and {@code neg = max((1 − y_true) · y_pred)} over the last axis.
 * As {@code keras.losses.CategoricalHinge}.
 */
public final class CategoricalHinge extends ElementwiseLoss {
    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Tensor pos = sum(multiply(yTrue, yPred), -1);
        Tensor neg = max(multiply(subtract(1, yTrue), yPred), -1);
        return maximum(add(subtract(neg, pos), 1), 0);
    }
}
