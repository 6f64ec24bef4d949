package dev.tsuno.metrics;

import dev.tsuno.ops.Tensor;

/**
 * true positives / (true positives + false negatives): how much of what is 1 is predicted 1. As {@code keras.metrics.Recall}. States:
 * true_positives, false_negatives.
 */
public final class Recall extends PositiveShare {
    public Recall() {
        super("false_negatives");
    }

    /** The result has a number for each threshold. Default: 0.5, or none with topK. */
    public Recall thresholds(double... thresholds) {
        options().set(this.thresholds, Thresholds.of(thresholds));
        return this;
    }

    /** Only the k largest predictions of a sample may be positive. Default: all may. */
    public Recall topK(int topK) {
        options().set(this.topK, topK);
        return this;
    }

    /** Only this class counts. Default: all count. */
    public Recall classId(int classId) {
        options().set(this.classId, classId);
        return this;
    }

    @Override
    Tensor others(Confusion.Counts counts) {
        return counts.falseNegatives();
    }
}
