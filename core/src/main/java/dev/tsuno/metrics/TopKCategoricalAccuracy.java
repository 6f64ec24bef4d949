package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.argmax;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/**
 * How often the class of y_true, one-hot, is among the k largest of y_pred. As {@code keras.metrics.TopKCategoricalAccuracy}.
 */
public final class TopKCategoricalAccuracy extends MeanMetricWrapper {
    private final Option<Integer> k = options().option("k", Codecs.SIZE, 5);

    public TopKCategoricalAccuracy() {
        super("top_k_categorical_accuracy", Direction.UP);
    }

    /** Default: 5. */
    public TopKCategoricalAccuracy k(int k) {
        options().set(this.k, k);
        return this;
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        return TopK.contains(argmax(yTrue, -1), yPred, k.get());
    }
}
