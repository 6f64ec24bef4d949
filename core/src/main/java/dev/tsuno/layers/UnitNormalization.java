package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.rsqrt;
import static dev.tsuno.ops.Ops.square;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Makes vectors of length 1: {@code y = x / sqrt(sum(x²))}, the sum over {@code axis}, as {@code keras.layers.UnitNormalization}. Output as
 * the input.
 */
public final class UnitNormalization extends Layer<UnitNormalization> {
    private final Option<List<Integer>> axis = options().option("axis", Codecs.AXES, -1);

    /** Default: −1. */
    public UnitNormalization axis(int... axis) {
        return set(this.axis, Arrays.stream(axis).boxed().toList());
    }

    @Override
    protected Tensor call(Tensor x) {
        return unit(x, 1e-12, axis.get().stream().mapToInt(i -> i).toArray());
    }

    /** x over its length, or over {@code least} if that is more; no axis means all. The bound is within the root: a vector of zeros has a gradient. */
    static Tensor unit(Tensor x, double least, int... axes) {
        Tensor squares = Ops.reduce(Reduction.SUM, square(x), true, axes);
        return multiply(x, rsqrt(maximum(squares, least * least)));
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
