package dev.tsuno.metrics;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The mean of the loss {@link dev.tsuno.losses.SparseCategoricalCrossentropy} over all samples, as
 * {@code keras.metrics.SparseCategoricalCrossentropy}. As in Keras, without weights a sample of the ignored class counts as 0.
 */
public final class SparseCategoricalCrossentropy extends MeanMetricWrapper {
    private final Option<Boolean> fromLogits = options().option("from_logits", Codecs.BOOL, false);
    private final Option<Integer> ignoreClass = options().option("ignore_class", Codecs.INT, null);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    public SparseCategoricalCrossentropy() {
        super("sparse_categorical_crossentropy", Direction.DOWN);
    }

    /** Whether y_pred are logits. Default: false. */
    public SparseCategoricalCrossentropy fromLogits(boolean fromLogits) {
        options().set(this.fromLogits, fromLogits);
        return this;
    }

    /** A class whose loss is 0. Default: none. */
    public SparseCategoricalCrossentropy ignoreClass(int ignoreClass) {
        options().set(this.ignoreClass, ignoreClass);
        return this;
    }

    /** The axis of the classes, which must be the last. Default: −1. */
    public SparseCategoricalCrossentropy axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    private dev.tsuno.losses.SparseCategoricalCrossentropy loss() {
        dev.tsuno.losses.SparseCategoricalCrossentropy loss = new dev.tsuno.losses.SparseCategoricalCrossentropy()
                .fromLogits(fromLogits.get())
                .axis(axis.get());
        Integer ignored = ignoreClass.orNull();
        return ignored == null ? loss : loss.ignoreClass(ignored);
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        return loss().values(yTrue, yPred);
    }

    @Override
    protected @Nullable Tensor valuesMask(Tensor yTrue, Tensor yPred, Tensor values) {
        return loss().valuesMask(yTrue, yPred, values);
    }
}
