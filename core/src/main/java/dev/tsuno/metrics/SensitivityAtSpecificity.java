package dev.tsuno.metrics;

import dev.tsuno.ops.Tensor;

/** The best sensitivity, {@code tp / (tp + fn)}, with a specificity, {@code tn / (tn + fp)}, of at least a given one. As {@code keras.metrics.SensitivityAtSpecificity}. */
public final class SensitivityAtSpecificity extends BestUnderConstraint {
    SensitivityAtSpecificity() {
        super("specificity");
    }

    public SensitivityAtSpecificity(double specificity) {
        this();
        options().set(least, specificity);
    }

    /** Default: 200. */
    public SensitivityAtSpecificity numThresholds(int numThresholds) {
        options().set(this.numThresholds, numThresholds);
        return this;
    }

    /** Only this class counts. Default: all count. */
    public SensitivityAtSpecificity classId(int classId) {
        options().set(this.classId, classId);
        return this;
    }

    @Override
    Tensor constrained() {
        return specificity();
    }

    @Override
    Tensor wanted() {
        return sensitivity();
    }
}
