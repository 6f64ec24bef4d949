package dev.tsuno.constraints;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.List;

/**
 * The vectors along {@code axis} (0; for the kernel of a Conv2D 0, 1 and 2) are shortened to at most {@code max_value} (2). As
 * {@code keras.constraints.MaxNorm}.
 */
public final class MaxNorm extends Constraint {
    private final Option<Double> maxValue = options().option("max_value", Codecs.DOUBLE, 2);
    private final Option<List<Integer>> axis = options().option("axis", Codecs.AXES, 0);

    public MaxNorm() {}

    public MaxNorm(double maxValue, int... axis) {
        options().set(this.maxValue, maxValue);
        if (axis.length > 0) options().set(this.axis, axes(axis));
    }

    @Override
    public Tensor apply(Tensor weight) {
        Tensor norm = norm(weight, axis.get());
        Tensor wanted = Ops.clip(norm, 0, maxValue.get());
        return Ops.multiply(weight, Ops.divide(wanted, Ops.add(norm, EPSILON)));
    }
}
