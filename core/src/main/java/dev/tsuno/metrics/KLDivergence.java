package dev.tsuno.metrics;

import dev.tsuno.losses.Losses;

/** The mean of the loss {@link dev.tsuno.losses.KLDivergence} over all samples, as {@code keras.metrics.KLDivergence}. */
public final class KLDivergence extends MeanMetricWrapper {
    public KLDivergence() {
        super((yTrue, yPred) -> Losses.klDivergence(yTrue, yPred), "kl_divergence", Direction.DOWN);
    }
}
