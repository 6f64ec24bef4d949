package dev.tsuno.metrics;

import dev.tsuno.losses.Losses;

/** The mean of the loss {@link dev.tsuno.losses.CategoricalHinge} over all samples, as {@code keras.metrics.CategoricalHinge}. */
public final class CategoricalHinge extends MeanMetricWrapper {
    public CategoricalHinge() {
        super((yTrue, yPred) -> Losses.categoricalHinge(yTrue, yPred), "categorical_hinge", Direction.DOWN);
    }
}
