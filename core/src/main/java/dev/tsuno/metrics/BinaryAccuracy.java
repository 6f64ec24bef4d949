package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.greater;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/** How often {@code y_pred > threshold} agrees with y_true, which is 0 or 1. As {@code keras.metrics.BinaryAccuracy}. */
public final class BinaryAccuracy extends MeanMetricWrapper {
    private final Option<Double> threshold = options().option("threshold", Codecs.FRACTION, 0.5);

    public BinaryAccuracy() {
        super("binary_accuracy", Direction.UP);
    }

    /** Default: 0.5. */
    public BinaryAccuracy threshold(double threshold) {
        options().set(this.threshold, threshold);
        return this;
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        // Keras's threshold is float32, also where y_pred is float64.
        Tensor predicted = cast(greater(yPred, threshold.get().floatValue()), yPred.dtype());
        return cast(equal(yTrue, predicted), yPred.dtype());
    }
}
