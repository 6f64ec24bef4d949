package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.oneHot;
import static dev.tsuno.ops.Ops.power;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/**
 * {@code (1 − p[y]^q) / q}, y the number of the class, p probabilities. y_true {@code (batch)}, y_pred {@code (batch, classes)}. As
 * {@code keras.losses.CategoricalGeneralizedCrossEntropy}.
 */
public final class CategoricalGeneralizedCrossEntropy extends Loss {
    private final Option<Double> q = options().option("q", Codecs.DOUBLE, 0.5);

    public CategoricalGeneralizedCrossEntropy() {}

    public CategoricalGeneralizedCrossEntropy(double q) {
        q(q);
    }

    /** Between 0 (as crossentropy) and 1 (as the absolute error). Default: 0.5. */
    public CategoricalGeneralizedCrossEntropy q(double q) {
        if (!(q > 0 && q < 1)) throw new IllegalArgumentException("q must be between 0 and 1, got " + q);
        options().set(this.q, q);
        return this;
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Tensor labels = oneHot(yTrue, yPred.shape().last(), yPred.dtype());
        Tensor p = sum(multiply(yPred, labels), -1);
        return divide(subtract(1, power(p, q.get())), q.get());
    }
}
