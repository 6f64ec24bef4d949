package dev.tsuno.metrics;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.losses.Losses;
import dev.tsuno.ops.Tensor;

/** The mean of the loss {@link dev.tsuno.losses.BinaryCrossentropy} over all samples, as {@code keras.metrics.BinaryCrossentropy}. */
public final class BinaryCrossentropy extends MeanMetricWrapper {
    private final Option<Boolean> fromLogits = options().option("from_logits", Codecs.BOOL, false);
    private final Option<Double> labelSmoothing = options().option("label_smoothing", Codecs.FRACTION, 0);

    public BinaryCrossentropy() {
        super("binary_crossentropy", Direction.DOWN);
    }

    /** Whether y_pred are logits. Default: false. */
    public BinaryCrossentropy fromLogits(boolean fromLogits) {
        options().set(this.fromLogits, fromLogits);
        return this;
    }

    /** Default: 0. */
    public BinaryCrossentropy labelSmoothing(double labelSmoothing) {
        options().set(this.labelSmoothing, labelSmoothing);
        return this;
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        return Losses.binaryCrossentropy(yTrue, yPred, fromLogits.get(), labelSmoothing.get(), -1);
    }
}
