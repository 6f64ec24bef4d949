package dev.tsuno.metrics;

import dev.tsuno.losses.Losses;

/** The mean of the loss {@link dev.tsuno.losses.MeanSquaredLogarithmicError} over all samples, as {@code keras.metrics.MeanSquaredLogarithmicError}. */
public final class MeanSquaredLogarithmicError extends MeanMetricWrapper {
    public MeanSquaredLogarithmicError() {
        super(
                (yTrue, yPred) -> Losses.meanSquaredLogarithmicError(yTrue, yPred),
                "mean_squared_logarithmic_error",
                Direction.DOWN);
    }
}
