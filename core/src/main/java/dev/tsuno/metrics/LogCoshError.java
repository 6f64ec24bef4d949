package dev.tsuno.metrics;

import dev.tsuno.losses.Losses;

/** The mean of the loss {@link dev.tsuno.losses.LogCosh} over all samples, as {@code keras.metrics.LogCoshError}. */
public final class LogCoshError extends MeanMetricWrapper {
    public LogCoshError() {
        super((yTrue, yPred) -> Losses.logCosh(yTrue, yPred), "logcosh", Direction.DOWN);
    }
}
