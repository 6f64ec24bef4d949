package dev.tsuno.constraints;

import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;

/** Negative weights become 0. As {@code keras.constraints.NonNeg}. */
public final class NonNeg extends Constraint {
    @Override
    public Tensor apply(Tensor weight) {
        return Ops.relu(weight);
    }
}
