package dev.tsuno.optimizers;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import org.jspecify.annotations.Nullable;

/** The rules with two memories that fade, {@code beta_1} and {@code beta_2}, and an {@code epsilon}. */
abstract class BetaRule<T extends BetaRule<T>> extends UpdateRule<T> {
    final Option<Double> beta1;
    final Option<Double> beta2;
    final Option<Double> epsilon;

    BetaRule(double defaultRate, double defaultEpsilon, @Nullable Double defaultWeightDecay) {
        super(defaultRate, defaultWeightDecay);
        beta1 = options().option("beta_1", Codecs.FRACTION, 0.9);
        beta2 = options().option("beta_2", Codecs.FRACTION, 0.999);
        epsilon = options().option("epsilon", Codecs.DOUBLE, defaultEpsilon);
    }

    /** How much of the mean of the gradients stays in each step. */
    public final T beta1(double beta1) {
        return set(this.beta1, beta1);
    }

    /** How much of the mean of their squares stays in each step. */
    public final T beta2(double beta2) {
        return set(this.beta2, beta2);
    }

    /** Added to the divisor. */
    public final T epsilon(double epsilon) {
        return set(this.epsilon, epsilon);
    }
}
