package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;
import org.jspecify.annotations.Nullable;

/** What a layer does after normalizing: {@code gamma · x + beta}. Both start as doing nothing. */
public abstract class ScaleAndShift<L extends ScaleAndShift<L>> extends Layer<L> {
    final Option<Double> epsilon = options().option("epsilon", Codecs.DOUBLE, 1e-3);
    final Option<Boolean> center = options().option("center", Codecs.BOOL, true);
    final Option<Boolean> scale = options().option("scale", Codecs.BOOL, true);
    final WeightOptions betaOptions = new WeightOptions(options(), "beta", "zeros");
    final WeightOptions gammaOptions = new WeightOptions(options(), "gamma", "ones");

    private @Nullable Variable gamma;
    private @Nullable Variable beta;

    ScaleAndShift() {}

    /** Added to the variance, so that nothing is divided by zero. Default: 0.001. */
    public final L epsilon(double epsilon) {
        return set(this.epsilon, epsilon);
    }

    /** Whether there is a beta. Default: true. */
    public final L center(boolean center) {
        return set(this.center, center);
    }

    /** Whether there is a gamma. Default: true. */
    public final L scale(boolean scale) {
        return set(this.scale, scale);
    }

    /** Default: zeros. */
    public final L betaInitializer(Initializer initializer) {
        return set(betaOptions.initializer, initializer);
    }

    public final L betaInitializer(String initializer) {
        return setByName(betaOptions.initializer, initializer);
    }

    /** Default: ones. */
    public final L gammaInitializer(Initializer initializer) {
        return set(gammaOptions.initializer, initializer);
    }

    public final L gammaInitializer(String initializer) {
        return setByName(gammaOptions.initializer, initializer);
    }

    public final L betaRegularizer(Regularizer regularizer) {
        return set(betaOptions.regularizer, regularizer);
    }

    public final L betaRegularizer(String name) {
        return betaRegularizer(Regularizers.get(name));
    }

    public final L gammaRegularizer(Regularizer regularizer) {
        return set(gammaOptions.regularizer, regularizer);
    }

    public final L gammaRegularizer(String name) {
        return gammaRegularizer(Regularizers.get(name));
    }

    public final L betaConstraint(Constraint constraint) {
        return set(betaOptions.constraint, constraint);
    }

    public final L betaConstraint(String name) {
        return betaConstraint(Constraints.get(name));
    }

    public final L gammaConstraint(Constraint constraint) {
        return set(gammaOptions.constraint, constraint);
    }

    public final L gammaConstraint(String name) {
        return gammaConstraint(Constraints.get(name));
    }

    /** Makes gamma, then beta, of this shape. */
    final void makeWeights(Shape shape, boolean withGamma, boolean withBeta) {
        gamma = withGamma ? weight(gammaOptions, "gamma", shape) : null;
        beta = withBeta ? weight(betaOptions, "beta", shape) : null;
    }

    final @Nullable Tensor gamma() {
        return gamma == null ? null : gamma.tensor();
    }

    final @Nullable Tensor beta() {
        return beta == null ? null : beta.tensor();
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
