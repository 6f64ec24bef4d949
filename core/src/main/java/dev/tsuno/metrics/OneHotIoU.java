package dev.tsuno.metrics;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import org.jspecify.annotations.Nullable;

/** {@link IoU} of one-hot classes. As {@code keras.metrics.OneHotIoU}. */
public final class OneHotIoU extends OverlapMetric {
    private final Option<Integer> numClasses = options().required("num_classes", Codecs.SIZE);
    private final Option<int[]> targetClassIds = options().required("target_class_ids", ClassIds.CODEC);
    private final Option<Integer> ignoreClass = options().option("ignore_class", Codecs.INT, null);
    private final Option<Boolean> sparseYPred = options().option("sparse_y_pred", Codecs.BOOL, false);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    OneHotIoU() {}

    public OneHotIoU(int numClasses, int... targetClassIds) {
        options().set(this.numClasses, numClasses);
        options().set(this.targetClassIds, targetClassIds.clone());
    }

    /** A true class that doesn't count. Default: none. */
    public OneHotIoU ignoreClass(int ignoreClass) {
        options().set(this.ignoreClass, ignoreClass);
        return this;
    }

    /** Whether y_pred are numbers of classes, not scores. Default: false. */
    public OneHotIoU sparseYPred(boolean sparseYPred) {
        options().set(this.sparseYPred, sparseYPred);
        return this;
    }

    /** The axis of the classes, where there is one. Default: the last. */
    public OneHotIoU axis(int axis) {
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
        return false;
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
