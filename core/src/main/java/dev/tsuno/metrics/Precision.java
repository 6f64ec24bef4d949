package dev.tsuno.metrics;

import dev.tsuno.ops.Tensor;

/**
 * true positives / (true positives + false positives): how much of what is predicted 1 is 1. As {@code keras.metrics.Precision}. States:
 * true_positives, false_positives.
 */
public final class Precision extends PositiveShare {
    public Precision() {
        super("false_positives");
    }

    /** The result has a number for each threshold. Default: 0.5, or none with topK. */
    public Precision thresholds(double... thresholds) {
        options().set(this.thresholds, Thresholds.of(thresholds));
        return this;
    }

    /** Only the k largest predictions of a sample may be positive. Default: all may. */
    public Precision topK(int topK) {
        options().set(this.topK, topK);
        return this;
    }

    /** Only this class counts. Default: all count. */
    public Precision classId(int classId) {
        options().set(this.classId, classId);
        return this;
    }

    @Override
    Tensor others(Confusion.Counts counts) {
        return counts.falsePositives();
    }
}
