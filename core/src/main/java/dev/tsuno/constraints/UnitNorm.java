package dev.tsuno.constraints;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.List;

/** The vectors along {@code axis} (0; for the kernel of a Conv2D 0, 1 and 2) get length 1. As {@code keras.constraints.UnitNorm}. */
public final class UnitNorm extends Constraint {
    private final Option<List<Integer>> axis = options().option("axis", Codecs.AXES, 0);

    public UnitNorm() {}

    public UnitNorm(int... axis) {
        if (axis.length > 0) options().set(this.axis, axes(axis));
    }

    @Override
    public Tensor apply(Tensor weight) {
        return Ops.divide(weight, Ops.add(norm(weight, axis.get()), EPSILON));
    }
}
