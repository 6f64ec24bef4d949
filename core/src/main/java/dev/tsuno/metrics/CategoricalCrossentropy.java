package dev.tsuno.metrics;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.losses.Losses;
import dev.tsuno.ops.Tensor;

/** The mean of the loss {@link dev.tsuno.losses.CategoricalCrossentropy} over all samples, as {@code keras.metrics.CategoricalCrossentropy}. */
public final class CategoricalCrossentropy extends MeanMetricWrapper {
    private final Option<Boolean> fromLogits = options().option("from_logits", Codecs.BOOL, false);
    private final Option<Double> labelSmoothing = options().option("label_smoothing", Codecs.FRACTION, 0);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    public CategoricalCrossentropy() {
        super("categorical_crossentropy", Direction.DOWN);
    }

    /** Whether y_pred are logits. Default: false. */
    public CategoricalCrossentropy fromLogits(boolean fromLogits) {
        options().set(this.fromLogits, fromLogits);
        return this;
    }

    /** Default: 0. */
    public CategoricalCrossentropy labelSmoothing(double labelSmoothing) {
        options().set(this.labelSmoothing, labelSmoothing);
        return this;
    }

    /** The axis of the classes. Default: the last. */
    public CategoricalCrossentropy axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        return Losses.categoricalCrossentropy(yTrue, yPred, fromLogits.get(), labelSmoothing.get(), axis.get());
    }
}
