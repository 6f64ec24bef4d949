package dev.tsuno.optimizers;

import dev.tsuno.optimizers.schedules.LearningRateSchedule;

/**
 * Adam (Kingma and Ba 2014), as {@code keras.optimizers.Adam}; rate 0.001, beta_1 0.9, beta_2 0.999, epsilon 1e-7:
 *
 * <pre>
 * m = m + (g − m)(1 − β₁);  v = v + (g² − v)(1 − β₂);  w = w − α m / (sqrt(v) + ε),  α = rate · sqrt(1 − β₂ᵗ) / (1 − β₁ᵗ)
 * </pre>
 *
 * α is computed from the betas rounded to float32, in float64 models too, as Keras does.
 */
public final class Adam extends AdamRule<Adam> {
    public Adam() {
        super(null);
    }

    public Adam(double learningRate) {
        this();
        learningRate(learningRate);
    }

    public Adam(LearningRateSchedule learningRate) {
        this();
        learningRate(learningRate);
    }
}
