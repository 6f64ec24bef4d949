package dev.tsuno.metrics;

import dev.tsuno.losses.Losses;

/** The mean of the loss {@link dev.tsuno.losses.MeanSquaredError} over all samples, as {@code keras.metrics.MeanSquaredError}. */
public final class MeanSquaredError extends MeanMetricWrapper {
    public MeanSquaredError() {
        super((yTrue, yPred) -> Losses.meanSquaredError(yTrue, yPred), "mean_squared_error", Direction.DOWN);
    }
}
