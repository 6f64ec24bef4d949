package dev.tsuno.metrics;

import dev.tsuno.ops.Tensor;

/** The best recall, {@code tp / (tp + fn)}, with a precision, {@code tp / (tp + fp)}, of at least a given one. As {@code keras.metrics.RecallAtPrecision}. */
public final class RecallAtPrecision extends BestUnderConstraint {
    RecallAtPrecision() {
        super("precision");
    }

    public RecallAtPrecision(double precision) {
        this();
        options().set(least, precision);
    }

    /** Default: 200. */
    public RecallAtPrecision numThresholds(int numThresholds) {
        options().set(this.numThresholds, numThresholds);
        return this;
    }

    /** Only this class counts. Default: all count. */
    public RecallAtPrecision classId(int classId) {
        options().set(this.classId, classId);
        return this;
    }

    @Override
    Tensor constrained() {
        return precision();
    }

    @Override
    Tensor wanted() {
        return sensitivity();
    }
}
