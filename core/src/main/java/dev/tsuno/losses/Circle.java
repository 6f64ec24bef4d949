package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.greater;
import static dev.tsuno.ops.Ops.logicalAnd;
import static dev.tsuno.ops.Ops.logicalNot;
import static dev.tsuno.ops.Ops.logsumexp;
import static dev.tsuno.ops.Ops.matmulTransposed;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.softplus;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.transpose;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Circle loss of embeddings {@code (batch, features)} of length 1 and their classes {@code (batch)}, as {@code keras.losses.Circle}. With
 * the distances {@code d = max(1 − y_pred · y_predᵀ, 0)}, for each sample
 *
 * <pre>
 * softplus(logΣexp(−gamma · w⁺ · (margin − d)) + logΣexp(gamma · w⁻ · (1 − margin − d)))
 * w⁺ = max(margin + d, 0) among samples of the same class,   w⁻ = max(1 + margin − d, 0) among the others
 * </pre>
 *
 * <p>Samples whose loss is 0 don't count.
 */
public final class Circle extends Loss {
    private final Option<Double> gamma = options().option("gamma", Codecs.DOUBLE, 80.0);
    private final Option<Double> margin = options().option("margin", Codecs.DOUBLE, 0.4);
    private final Option<Boolean> removeDiagonal = options().option("remove_diagonal", Codecs.BOOL, true);

    /** The scale. Default: 80. */
    public Circle gamma(double gamma) {
        options().set(this.gamma, gamma);
        return this;
    }

    /** The relaxation. Default: 0.4. */
    public Circle margin(double margin) {
        options().set(this.margin, margin);
        return this;
    }

    /** Whether a sample is left out of those of its own class. Default: true. */
    public Circle removeDiagonal(boolean removeDiagonal) {
        options().set(this.removeDiagonal, removeDiagonal);
        return this;
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        double m = margin.get();
        int n = yPred.shape().dim(0);
        Tensor labels = reshape(yTrue, -1, 1);
        Tensor same = equal(labels, transpose(labels));
        Tensor other = logicalNot(same);
        if (removeDiagonal.get()) same = logicalAnd(same, logicalNot(diagonal(n, yPred)));
        Tensor d = maximum(subtract(1, matmulTransposed(yPred, yPred)), 0);
        Tensor positive = maximum(multiply(add(d, m), cast(same, d.dtype())), 0);
        Tensor negative = maximum(multiply(subtract(1 + m, d), cast(other, d.dtype())), 0);
        Tensor toPositive = multiply(multiply(positive, -gamma.get()), subtract(m, d));
        Tensor toNegative = multiply(multiply(negative, gamma.get()), subtract(1 - m, d));
        return softplus(add(logSum(same, toPositive), logSum(other, toNegative)));
    }

    private static Tensor diagonal(int n, Tensor like) {
        Tensor places = Ops.arange(n, like.dtype());
        return equal(expandDims(places, 0), expandDims(places, 1));
    }

    private static Tensor logSum(Tensor which, Tensor x) {
        return logsumexp(where(which, x, fill(Double.NEGATIVE_INFINITY, x.shape(), x.dtype())), false, 1);
    }

    @Override
    protected @Nullable Tensor valuesMask(Tensor yTrue, Tensor yPred, Tensor values) {
        return greater(values, 0);
    }
}
