package dev.tsuno.losses;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/**
 * {@code −Σ y·log(p)} over an axis, y one-hot, p divided by its sum and clipped to 1e-7 … 1 − 1e-7. As
 * {@code keras.losses.CategoricalCrossentropy}.
 *
 * <p>Where p is the result of a softmax, the loss is computed from what went into it, as Keras on TensorFlow does.
 */
public final class CategoricalCrossentropy extends ElementwiseLoss {
    private final Option<Boolean> fromLogits = options().option("from_logits", Codecs.BOOL, false);
    private final Option<Double> labelSmoothing = options().option("label_smoothing", Codecs.FRACTION, 0.0);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    /** Whether y_pred are logits, not probabilities. Default: false. */
    public CategoricalCrossentropy fromLogits(boolean fromLogits) {
        options().set(this.fromLogits, fromLogits);
        return this;
    }

    /** y_true becomes {@code y_true · (1 − s) + s / classes}. Default: 0. */
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
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Tensor target =
                Crossentropy.smoothed(yTrue, labelSmoothing.get(), yTrue.shape().last());
        return Crossentropy.categorical(target, yPred, fromLogits.get(), axis.get());
    }
}
