package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/**
 * The mean of {@code mean(ŷ_true · ŷ_pred)} over an axis, with {@code ŷ = (y − mean(y)) / std(y)}. As
 * {@code keras.metrics.PearsonCorrelation}.
 */
public final class PearsonCorrelation extends MeanMetricWrapper {
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    public PearsonCorrelation() {
        super("pearson_correlation", Direction.UP);
    }

    /** The axis of the samples that are compared. Default: the last. */
    public PearsonCorrelation axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        return mean(multiply(standardized(yTrue), standardized(yPred)), axis.get());
    }

    private Tensor standardized(Tensor x) {
        Tensor centred = subtract(x, Moments.mean(x, axis.get()));
        return divide(centred, sqrt(Moments.variance(centred, axis.get())));
    }
}
