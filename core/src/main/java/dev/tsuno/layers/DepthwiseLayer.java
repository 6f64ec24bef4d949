package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;

/** The options of the convolutions that have a kernel for each channel. */
public abstract class DepthwiseLayer<L extends DepthwiseLayer<L>> extends ConvolvingLayer<L> {
    final Option<Integer> depthMultiplier = options().option("depth_multiplier", Codecs.SIZE, 1);
    final WeightOptions depthwiseOptions = new WeightOptions(options(), "depthwise", "glorot_uniform");

    DepthwiseLayer(int rank) {
        super(rank, one(rank), null, "valid", "same");
    }

    /** How many results each channel has. Default: 1. */
    public final L depthMultiplier(int depthMultiplier) {
        return set(this.depthMultiplier, depthMultiplier);
    }

    /** Default: glorot_uniform. */
    public final L depthwiseInitializer(Initializer initializer) {
        return set(depthwiseOptions.initializer, initializer);
    }

    public final L depthwiseInitializer(String initializer) {
        return setByName(depthwiseOptions.initializer, initializer);
    }

    public final L depthwiseRegularizer(Regularizer regularizer) {
        return set(depthwiseOptions.regularizer, regularizer);
    }

    public final L depthwiseRegularizer(String name) {
        return depthwiseRegularizer(Regularizers.get(name));
    }

    public final L depthwiseConstraint(Constraint constraint) {
        return set(depthwiseOptions.constraint, constraint);
    }

    public final L depthwiseConstraint(String name) {
        return depthwiseConstraint(Constraints.get(name));
    }

    /** {@code (k…, channels, depth_multiplier)}. */
    final Shape depthwiseShape(int channels) {
        int[] size = kernelSize.get().stream().mapToInt(n -> n).toArray();
        return Shape.of(size).append(channels, depthMultiplier.get());
    }
}
