package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.greaterEqual;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.List;

/**
 * Intersection over union of two classes, {@code tp / (tp + fp + fn)}; predicted 1 is what is at least a threshold. As
 * {@code keras.metrics.BinaryIoU}.
 */
public final class BinaryIoU extends OverlapMetric {
    private final Option<int[]> targetClassIds = options().option("target_class_ids", ClassIds.CODEC, List.of(0, 1));
    private final Option<Double> threshold = options().option("threshold", Codecs.DOUBLE, 0.5);

    /** The classes that are averaged. Default: 0 and 1. */
    public BinaryIoU targetClassIds(int... targetClassIds) {
        options().set(this.targetClassIds, targetClassIds.clone());
        return this;
    }

    /** Default: 0.5. */
    public BinaryIoU threshold(double threshold) {
        options().set(this.threshold, threshold);
        return this;
    }

    @Override
    int classes() {
        return 2;
    }

    @Override
    int[] targets() {
        return targetClassIds.get();
    }

    @Override
    Tensor predicted(Tensor yPred) {
        // Keras compares in float32, also where y_pred is float64.
        return cast(greaterEqual(yPred, threshold.get().floatValue()), dtype());
    }
}
