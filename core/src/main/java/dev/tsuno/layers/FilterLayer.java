package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;
import org.jspecify.annotations.Nullable;

/** The options of the convolutions with one kernel for a number of filters. */
public abstract class FilterLayer<L extends FilterLayer<L>> extends ConvolvingLayer<L> {
    final Option<Integer> filters = options().required("filters", Codecs.SIZE);
    final WeightOptions kernelOptions = new WeightOptions(options(), "kernel", "glorot_uniform");

    FilterLayer(int rank, Object one, @Nullable String activation, String... paddings) {
        super(rank, one, activation, paddings);
    }

    /** Default: glorot_uniform. */
    public final L kernelInitializer(Initializer initializer) {
        return set(kernelOptions.initializer, initializer);
    }

    public final L kernelInitializer(String initializer) {
        return setByName(kernelOptions.initializer, initializer);
    }

    public final L kernelRegularizer(Regularizer regularizer) {
        return set(kernelOptions.regularizer, regularizer);
    }

    public final L kernelRegularizer(String name) {
        return kernelRegularizer(Regularizers.get(name));
    }

    public final L kernelConstraint(Constraint constraint) {
        return set(kernelOptions.constraint, constraint);
    }

    public final L kernelConstraint(String name) {
        return kernelConstraint(Constraints.get(name));
    }

    /** {@code (k…, more…)}. */
    final Shape kernelShape(int... more) {
        return Shape.of(kernelSize.get().stream().mapToInt(n -> n).toArray()).append(more);
    }
}
