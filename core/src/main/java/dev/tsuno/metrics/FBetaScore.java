package dev.tsuno.metrics;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/**
 * {@code (1 + β²) · p·r / (β²·p + r)} of one-hot classes {@code (batch, classes)}, p the precision and r the recall of a class. The result
 * is one number for each class, or their average. As {@code keras.metrics.FBetaScore}.
 */
public final class FBetaScore extends FScore {
    private final Option<Double> beta = options().option("beta", Codecs.POSITIVE, 1.0);

    public FBetaScore() {
        super("fbeta_score");
    }

    /** micro, macro or weighted. Default: none, a number for each class. */
    public FBetaScore average(String average) {
        options().set(this.average, average);
        return this;
    }

    /** The weight of the recall. Default: 1. */
    public FBetaScore beta(double beta) {
        options().set(this.beta, beta);
        return this;
    }

    /** What counts as predicted. Default: the largest class does. */
    public FBetaScore threshold(double threshold) {
        options().set(this.threshold, threshold);
        return this;
    }

    @Override
    double beta() {
        return beta.get();
    }
}
