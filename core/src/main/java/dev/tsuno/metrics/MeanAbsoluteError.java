package dev.tsuno.metrics;

import dev.tsuno.losses.Losses;

/** The mean of the loss {@link dev.tsuno.losses.MeanAbsoluteError} over all samples, as {@code keras.metrics.MeanAbsoluteError}. */
public final class MeanAbsoluteError extends MeanMetricWrapper {
    public MeanAbsoluteError() {
        super((yTrue, yPred) -> Losses.meanAbsoluteError(yTrue, yPred), "mean_absolute_error", Direction.DOWN);
    }
}
