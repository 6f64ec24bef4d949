package dev.tsuno.metrics;

import dev.tsuno.ops.Tensor;

/** The best specificity, {@code tn / (tn + fp)}, with a sensitivity, {@code tp / (tp + fn)}, of at least a given one. As {@code keras.metrics.SpecificityAtSensitivity}. */
public final class SpecificityAtSensitivity extends BestUnderConstraint {
    SpecificityAtSensitivity() {
        super("sensitivity");
    }

    public SpecificityAtSensitivity(double sensitivity) {
        this();
        options().set(least, sensitivity);
    }

    /** Default: 200. */
    public SpecificityAtSensitivity numThresholds(int numThresholds) {
        options().set(this.numThresholds, numThresholds);
        return this;
    }

    /** Only this class counts. Default: all count. */
    public SpecificityAtSensitivity classId(int classId) {
        options().set(this.classId, classId);
        return this;
    }

    @Override
    Tensor constrained() {
        return sensitivity();
    }

    @Override
    Tensor wanted() {
        return specificity();
    }
}
