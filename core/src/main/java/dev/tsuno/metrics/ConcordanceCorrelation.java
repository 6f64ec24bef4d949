package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;

/**
 * The mean of {@code mean(2 · (y_true − m) · (y_pred − m) / (var(y_true) + var(y_pred) + (mean(y_true) − m)² + 1e-7))} over an axis, with
 * {@code m = mean(y_pred)}. As {@code keras.metrics.ConcordanceCorrelation}.
 */
public final class ConcordanceCorrelation extends MeanMetricWrapper {
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    public ConcordanceCorrelation() {
        super("concordance_correlation", Direction.UP);
    }

    /** The axis of the samples that are compared. Default: the last. */
    public ConcordanceCorrelation axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        int a = axis.get();
        Tensor trueMean = Moments.mean(yTrue, a);
        Tensor mean = Moments.mean(yPred, a);
        Tensor variances =
                add(Moments.variance(subtract(yTrue, trueMean), a), Moments.variance(subtract(yPred, mean), a));
        Tensor norm = add(variances, square(subtract(trueMean, mean)));
        // Keras centres y_true at the mean of y_pred, too.
        Tensor covariance = multiply(subtract(yTrue, mean), subtract(yPred, mean));
        return Ops.mean(divide(multiply(covariance, 2), add(norm, EPSILON)), a);
    }
}
