package dev.tsuno.metrics;

import dev.tsuno.losses.Losses;

/** The mean of the loss {@link dev.tsuno.losses.SquaredHinge} over all samples, as {@code keras.metrics.SquaredHinge}. */
public final class SquaredHinge extends MeanMetricWrapper {
    public SquaredHinge() {
        super((yTrue, yPred) -> Losses.squaredHinge(yTrue, yPred), "squared_hinge", Direction.DOWN);
    }
}
