package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/**
 * {@code 1 − 2 Σ y·p / (Σ y + Σ p + 1e-7)} over some axes, by default all. As {@code keras.losses.Dice}.
 */
public final class Dice extends ElementwiseLoss {
    private final Option<Axes> axis = options().option("axis", Axes.CODEC, null);

    /** The axes that are summed. Default: all, and the loss is one number. */
    public Dice axis(int... axis) {
        options().set(this.axis, Axes.of(axis));
        return this;
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        int[] axes = axis.or(Axes.ALL).values();
        Tensor both = sum(multiply(yTrue, yPred), axes);
        Tensor each = add(add(sum(yTrue, axes), sum(yPred, axes)), EPSILON);
        return subtract(1, divide(multiply(both, 2), each));
    }
}
