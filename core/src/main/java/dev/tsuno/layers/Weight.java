package dev.tsuno.layers;

import dev.tsuno.constraints.Constraint;
import dev.tsuno.ops.Variable;
import dev.tsuno.regularizers.Regularizer;
import org.jspecify.annotations.Nullable;

/** A variable of a layer, with the penalty on it and what it is made to be after each update, if any. */
public record Weight(
        Variable variable,
        @Nullable Regularizer regularizer,
        @Nullable Constraint constraint) {}
