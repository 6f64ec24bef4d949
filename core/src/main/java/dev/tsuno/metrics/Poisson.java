package dev.tsuno.metrics;

import dev.tsuno.losses.Losses;

/** The mean of the loss {@link dev.tsuno.losses.Poisson} over all samples, as {@code keras.metrics.Poisson}. */
public final class Poisson extends MeanMetricWrapper {
    public Poisson() {
        super((yTrue, yPred) -> Losses.poisson(yTrue, yPred), "poisson", Direction.DOWN);
    }
}
