package dev.tsuno.metrics;

/**
 * {@code 2 · p·r / (p + r)} of one-hot classes {@code (batch, classes)}, p the precision and r the recall of a class. The result
 * is one number for each class, or their average. As {@code keras.metrics.F1Score}.
 */
public final class F1Score extends FScore {
    public F1Score() {
        super("f1_score");
    }

    /** micro, macro or weighted. Default: none, a number for each class. */
    public F1Score average(String average) {
        options().set(this.average, average);
        return this;
    }

    /** What counts as predicted. Default: the largest class does. */
    public F1Score threshold(double threshold) {
        options().set(this.threshold, threshold);
        return this;
    }

    @Override
    double beta() {
        return 1;
    }
}
