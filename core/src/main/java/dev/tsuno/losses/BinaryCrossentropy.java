package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.mean;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/**
 * {@code mean(−y·log(p) − (1 − y)·log(1 − p))} over an axis, p clipped to 1e-7 … 1 − 1e-7. As {@code keras.losses.BinaryCrossentropy}.
 *
 * <p>Where p is the result of a sigmoid, the loss is computed from what went into it, as Keras on TensorFlow does.
 */
public final class BinaryCrossentropy extends ElementwiseLoss {
    private final Option<Boolean> fromLogits = options().option("from_logits", Codecs.BOOL, false);
    private final Option<Double> labelSmoothing = options().option("label_smoothing", Codecs.FRACTION, 0.0);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    /** Whether y_pred are logits, not probabilities. Default: false. */
    public BinaryCrossentropy fromLogits(boolean fromLogits) {
        options().set(this.fromLogits, fromLogits);
        return this;
    }

    /** y_true becomes {@code y_true · (1 − s) + s / 2}. Default: 0. */
    public BinaryCrossentropy labelSmoothing(double labelSmoothing) {
        options().set(this.labelSmoothing, labelSmoothing);
        return this;
    }

    /** The axis that is averaged. Default: the last. */
    public BinaryCrossentropy axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Tensor target = Crossentropy.smoothed(yTrue, labelSmoothing.get(), 2);
        return mean(Crossentropy.binary(target, yPred, fromLogits.get()), axis.get());
    }
}
