package dev.tsuno.constraints;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;

/** The vectors along {@code axis} (0) get length 1. As {@code keras.constraints.UnitNorm}. */
public final class UnitNorm extends Constraint {
    private final Option<Integer> axis = options().option("axis", Codecs.INT, 0);

    public UnitNorm() {}

    public UnitNorm(int axis) {
        options().set(this.axis, axis);
    }

    @Override
    public Tensor apply(Tensor weight) {
        return Ops.divide(weight, Ops.add(norm(weight, axis.get()), EPSILON));
    }
}
