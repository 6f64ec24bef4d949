package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.any;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.slice;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.Set;

/**
 * How often the class y_true is among the k largest of y_pred, or, from sorted ids, among the first k of y_pred. As
 * {@code keras.metrics.SparseTopKCategoricalAccuracy}.
 */
public final class SparseTopKCategoricalAccuracy extends MeanMetricWrapper {
    private final Option<Integer> k = options().option("k", Codecs.SIZE, 5);
    private final Option<Boolean> fromSortedIds = options().option("from_sorted_ids", Codecs.BOOL, false);

    public SparseTopKCategoricalAccuracy() {
        super("sparse_top_k_categorical_accuracy", Direction.UP);
    }

    /** Default: 5. */
    public SparseTopKCategoricalAccuracy k(int k) {
        options().set(this.k, k);
        return this;
    }

    /** Whether y_pred are classes, the most likely first. Default: false. */
    public SparseTopKCategoricalAccuracy fromSortedIds(boolean fromSortedIds) {
        options().set(this.fromSortedIds, fromSortedIds);
        return this;
    }

    @Override
    Set<String> leftOut() {
        return Set.of("from_sorted_ids");
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        if (!fromSortedIds.get()) return TopK.contains(yTrue, yPred, k.get());
        Tensor classes = expandDims(reshape(yTrue, yPred.shape().drop(-1)), -1);
        Tensor first = slice(yPred, -1, 0, Math.min(k.get(), yPred.shape().last()));
        return reshape(cast(any(equal(classes, first), -1), yPred.dtype()), yTrue.shape());
    }
}
