package dev.tsuno.metrics;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import org.jspecify.annotations.Nullable;

/** Intersection over union of all classes, {@code tp / (tp + fp + fn)}, averaged over those that occur. As {@code keras.metrics.MeanIoU}. */
public final class MeanIoU extends OverlapMetric {
    private final Option<Integer> numClasses = options().required("num_classes", Codecs.SIZE);
    private final Option<Integer> ignoreClass = options().option("ignore_class", Codecs.INT, null);
    private final Option<Boolean> sparseYTrue = options().option("sparse_y_true", Codecs.BOOL, true);
    private final Option<Boolean> sparseYPred = options().option("sparse_y_pred", Codecs.BOOL, true);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    MeanIoU() {}

    public MeanIoU(int numClasses) {
        options().set(this.numClasses, numClasses);
    }

    /** A true class that doesn't count. Default: none. */
    public MeanIoU ignoreClass(int ignoreClass) {
        options().set(this.ignoreClass, ignoreClass);
        return this;
    }

    /** Whether y_true are numbers of classes, not one-hot. Default: true. */
    public MeanIoU sparseYTrue(boolean sparseYTrue) {
        options().set(this.sparseYTrue, sparseYTrue);
        return this;
    }

    /** Whether y_pred are numbers of classes, not scores. Default: true. */
    public MeanIoU sparseYPred(boolean sparseYPred) {
        options().set(this.sparseYPred, sparseYPred);
        return this;
    }

    /** The axis of the classes, where there is one. Default: the last. */
    public MeanIoU axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    @Override
    int classes() {
        return numClasses.get();
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
