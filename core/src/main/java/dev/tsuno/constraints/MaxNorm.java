package dev.tsuno.constraints;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;

/** The vectors along {@code axis} (0) are shortened to at most {@code max_value} (2). As {@code keras.constraints.MaxNorm}. */
public final class MaxNorm extends Constraint {
    private final Option<Double> maxValue = options().option("max_value", Codecs.DOUBLE, 2);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, 0);

    public MaxNorm() {}

    public MaxNorm(double maxValue, int axis) {
        options().set(this.maxValue, maxValue);
        options().set(this.axis, axis);
    }

    @Override
    public Tensor apply(Tensor weight) {
        Tensor norm = norm(weight, axis.get());
        Tensor wanted = Ops.clip(norm, 0, maxValue.get());
        return Ops.multiply(weight, Ops.divide(wanted, Ops.add(norm, EPSILON)));
    }
}
