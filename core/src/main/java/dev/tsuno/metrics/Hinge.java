package dev.tsuno.metrics;

import dev.tsuno.losses.Losses;

/** The mean of the loss {@link dev.tsuno.losses.Hinge} over all samples, as {@code keras.metrics.Hinge}. */
public final class Hinge extends MeanMetricWrapper {
    public Hinge() {
        super((yTrue, yPred) -> Losses.hinge(yTrue, yPred), "hinge", Direction.DOWN);
    }
}
