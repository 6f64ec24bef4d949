package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/**
 * {@code 1 − t / (t + alpha·fp + beta·fn + 1e-7)} over some axes, by default all, with {@code t = Σ y·p}, {@code fp = Σ (1 − p)·y} and
 * {@code fn = Σ p·(1 − y)}. As {@code keras.losses.Tversky}.
 */
public final class Tversky extends ElementwiseLoss {
    private final Option<Double> alpha = options().option("alpha", Codecs.DOUBLE, 0.5);
    private final Option<Double> beta = options().option("beta", Codecs.DOUBLE, 0.5);
    private final Option<Axes> axis = options().option("axis", Axes.CODEC, null);

    /** What {@code (1 − p)·y} counts. Default: 0.5. */
    public Tversky alpha(double alpha) {
        options().set(this.alpha, alpha);
        return this;
    }

    /** What {@code p·(1 − y)} counts. Default: 0.5. */
    public Tversky beta(double beta) {
        options().set(this.beta, beta);
        return this;
    }

    /** The axes that are summed. Default: all, and the loss is one number. */
    public Tversky axis(int... axis) {
        options().set(this.axis, Axes.of(axis));
        return this;
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        int[] axes = axis.or(Axes.ALL).values();
        Tensor both = sum(multiply(yTrue, yPred), axes);
        Tensor fp = multiply(sum(multiply(subtract(1, yPred), yTrue), axes), alpha.get());
        Tensor fn = multiply(sum(multiply(yPred, subtract(1, yTrue)), axes), beta.get());
        return subtract(1, divide(both, add(add(add(both, fp), fn), EPSILON)));
    }
}
