package dev.tsuno.metrics;

import dev.tsuno.ops.Tensor;

/**
 * The number of labels 0 that are predicted 0, weighted; predicted 1 is what is greater than a threshold. As {@code keras.metrics.TrueNegatives}.
 */
public final class TrueNegatives extends ConfusionCount {
    /** The result has a number for each threshold. Default: 0.5. */
    public TrueNegatives thresholds(double... thresholds) {
        options().set(this.thresholds, Thresholds.of(thresholds));
        return this;
    }

    @Override
    Tensor chosen(Confusion.Counts counts) {
        return counts.trueNegatives();
    }
}
