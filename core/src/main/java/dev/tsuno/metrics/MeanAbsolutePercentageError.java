package dev.tsuno.metrics;

import dev.tsuno.losses.Losses;

/** The mean of the loss {@link dev.tsuno.losses.MeanAbsolutePercentageError} over all samples, as {@code keras.metrics.MeanAbsolutePercentageError}. */
public final class MeanAbsolutePercentageError extends MeanMetricWrapper {
    public MeanAbsolutePercentageError() {
        super(
                (yTrue, yPred) -> Losses.meanAbsolutePercentageError(yTrue, yPred),
                "mean_absolute_percentage_error",
                Direction.DOWN);
    }
}
