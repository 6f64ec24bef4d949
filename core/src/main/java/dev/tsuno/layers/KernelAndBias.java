package dev.tsuno.layers;

import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;

/** The options of a layer's kernel and bias, or of those of the projections that it is made of. */
public abstract class KernelAndBias<L extends KernelAndBias<L>> extends Layer<L> {
    final WeightOptions kernelOptions = new WeightOptions(options(), "kernel", "glorot_uniform");
    final WeightOptions biasOptions = new WeightOptions(options(), "bias", "zeros");

    KernelAndBias() {}

    /** Default: glorot_uniform. */
    public final L kernelInitializer(Initializer initializer) {
        return set(kernelOptions.initializer, initializer);
    }

    public final L kernelInitializer(String initializer) {
        return setByName(kernelOptions.initializer, initializer);
    }

    /** Default: zeros. */
    public final L biasInitializer(Initializer initializer) {
        return set(biasOptions.initializer, initializer);
    }

    public final L biasInitializer(String initializer) {
        return setByName(biasOptions.initializer, initializer);
    }

    public final L kernelRegularizer(Regularizer regularizer) {
        return set(kernelOptions.regularizer, regularizer);
    }

    public final L kernelRegularizer(String name) {
        return kernelRegularizer(Regularizers.get(name));
    }

    public final L biasRegularizer(Regularizer regularizer) {
        return set(biasOptions.regularizer, regularizer);
    }

    public final L biasRegularizer(String name) {
        return biasRegularizer(Regularizers.get(name));
    }

    public final L kernelConstraint(Constraint constraint) {
        return set(kernelOptions.constraint, constraint);
    }

    public final L kernelConstraint(String name) {
        return kernelConstraint(Constraints.get(name));
    }

    public final L biasConstraint(Constraint constraint) {
        return set(biasOptions.constraint, constraint);
    }

    public final L biasConstraint(String name) {
        return biasConstraint(Constraints.get(name));
    }
}
