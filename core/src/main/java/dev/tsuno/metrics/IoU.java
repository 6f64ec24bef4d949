package dev.tsuno.metrics;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import org.jspecify.annotations.Nullable;

/** Intersection over union of some classes, {@code tp / (tp + fp + fn)}, averaged over those that occur. As {@code keras.metrics.IoU}. */
public final class IoU extends OverlapMetric {
    private final Option<Integer> numClasses = options().required("num_classes", Codecs.SIZE);
    private final Option<int[]> targetClassIds = options().required("target_class_ids", ClassIds.CODEC);
    private final Option<Integer> ignoreClass = options().option("ignore_class", Codecs.INT, null);
    private final Option<Boolean> sparseYTrue = options().option("sparse_y_true", Codecs.BOOL, true);
    private final Option<Boolean> sparseYPred = options().option("sparse_y_pred", Codecs.BOOL, true);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    IoU() {}

    public IoU(int numClasses, int... targetClassIds) {
        options().set(this.numClasses, numClasses);
        options().set(this.targetClassIds, targetClassIds.clone());
    }

    /** A true class that doesn't count. Default: none. */
    public IoU ignoreClass(int ignoreClass) {
        options().set(this.ignoreClass, ignoreClass);
        return this;
    }

    /** Whether y_true are numbers of classes, not one-hot. Default: true. */
    public IoU sparseYTrue(boolean sparseYTrue) {
        options().set(this.sparseYTrue, sparseYTrue);
        return this;
    }

    /** Whether y_pred are numbers of classes, not scores. Default: true. */
    public IoU sparseYPred(boolean sparseYPred) {
        options().set(this.sparseYPred, sparseYPred);
        return this;
    }

    /** The axis of the classes, where there is one. Default: the last. */
    public IoU axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    @Override
    int classes() {
        return numClasses.get();
    }

    @Override
    int[] targets() {
        return targetClassIds.get();
    }

    @Override
    @Nullable
    Integer ignored() {
        return ignoreClass.orNull();
    }

    @Override
    boolean sparseTrue() {
        return sparseYTrue.get();
    }

    @Override
    boolean sparsePred() {
        return sparseYPred.get();
    }

    @Override
    int classAxis() {
        return axis.get();
    }
}
