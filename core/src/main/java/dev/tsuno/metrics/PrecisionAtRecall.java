package dev.tsuno.metrics;

import dev.tsuno.ops.Tensor;

/** The best precision, {@code tp / (tp + fp)}, with a recall, {@code tp / (tp + fn)}, of at least a given one. As {@code keras.metrics.PrecisionAtRecall}. */
public final class PrecisionAtRecall extends BestUnderConstraint {
    PrecisionAtRecall() {
        super("recall");
    }

    public PrecisionAtRecall(double recall) {
        this();
        options().set(least, recall);
    }

    /** Default: 200. */
    public PrecisionAtRecall numThresholds(int numThresholds) {
        options().set(this.numThresholds, numThresholds);
        return this;
    }

    /** Only this class counts. Default: all count. */
    public PrecisionAtRecall classId(int classId) {
        options().set(this.classId, classId);
        return this;
    }

    @Override
    Tensor constrained() {
        return sensitivity();
    }

    @Override
    Tensor wanted() {
        return precision();
    }
}
