package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.negative;
import static dev.tsuno.ops.Ops.reduce;
import static dev.tsuno.ops.Ops.rsqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Tensor;
import java.util.Set;

/**
 * {@code −Σ l2(y_true) · l2(y_pred)} over an axis: −1 where the directions agree. As {@code keras.losses.CosineSimilarity}.
 */
public final class CosineSimilarity extends ElementwiseLoss {
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    /** The axis of the vectors. Default: the last. */
    public CosineSimilarity axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    @Override
    Set<String> leftOut() {
        return Set.of("axis");
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        return negative(of(yTrue, yPred, axis.get()));
    }

    /** The cosine of the angle between vectors on an axis. */
    static Tensor of(Tensor yTrue, Tensor yPred, int axis) {
        return sum(multiply(normalized(yTrue, axis), normalized(yPred, axis)), axis);
    }

    /** The bound is within the root: a vector of zeros has a gradient. */
    private static Tensor normalized(Tensor x, int axis) {
        Tensor squares = reduce(Reduction.SUM, square(x), true, axis);
        return multiply(x, rsqrt(maximum(squares, EPSILON * EPSILON)));
    }
}
