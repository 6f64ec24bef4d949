package dev.tsuno.metrics;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import org.jspecify.annotations.Nullable;

/** {@link MeanIoU} of one-hot classes. As {@code keras.metrics.OneHotMeanIoU}. */
public final class OneHotMeanIoU extends OverlapMetric {
    private final Option<Integer> numClasses = options().required("num_classes", Codecs.SIZE);
    private final Option<Integer> ignoreClass = options().option("ignore_class", Codecs.INT, null);
    private final Option<Boolean> sparseYPred = options().option("sparse_y_pred", Codecs.BOOL, false);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    OneHotMeanIoU() {}

    public OneHotMeanIoU(int numClasses) {
        options().set(this.numClasses, numClasses);
    }

    /** A true class that doesn't count. Default: none. */
    public OneHotMeanIoU ignoreClass(int ignoreClass) {
        options().set(this.ignoreClass, ignoreClass);
        return this;
    }

    /** Whether y_pred are numbers of classes, not scores. Default: false. */
    public OneHotMeanIoU sparseYPred(boolean sparseYPred) {
        options().set(this.sparseYPred, sparseYPred);
        return this;
    }

    /** The axis of the classes, where there is one. Default: the last. */
    public OneHotMeanIoU axis(int axis) {
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
