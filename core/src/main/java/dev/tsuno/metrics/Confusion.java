package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.broadcastTo;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.ceil;
import static dev.tsuno.ops.Ops.clip;
import static dev.tsuno.ops.Ops.cumsum;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.flip;
import static dev.tsuno.ops.Ops.greater;
import static dev.tsuno.ops.Ops.less;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.notEqual;
import static dev.tsuno.ops.Ops.onesLike;
import static dev.tsuno.ops.Ops.relu;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.segmentSum;
import static dev.tsuno.ops.Ops.slice;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.losses.SampleWeights;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * How many labels of a batch are truly or falsely predicted positive or negative at each threshold. As Keras's
 * {@code update_confusion_matrix_variables}.
 *
 * <p>The counts have shape {@code (thresholds)}, or {@code (thresholds, labels)} if labels count one by one.
 *
 * @param even whether the thresholds lie evenly between 0 and 1: predictions then fall into buckets, which is quicker for many thresholds
 * @param topK only so many largest predictions of a sample may be positive
 * @param classId only this class counts
 * @param eachLabel whether each label counts by itself
 */
record Confusion(
        double[] thresholds,
        boolean even,
        @Nullable Integer topK,
        @Nullable Integer classId,
        boolean eachLabel,
        double @Nullable [] labelWeights) {
    /** What a prediction that isn't among the largest becomes. */
    static final double NEGATIVE = -1e10;

    /** The counts of a batch: true and false positives, true and false negatives. */
    record Counts(Tensor truePositives, Tensor falsePositives, Tensor trueNegatives, Tensor falseNegatives) {}

    static Confusion of(double[] thresholds, @Nullable Integer topK, @Nullable Integer classId) {
        return new Confusion(thresholds, Thresholds.areEven(thresholds), topK, classId, false, null);
    }

    Counts counts(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, DType dtype) {
        SampleWeights.Pair pair = SampleWeights.sameRank(cast(yPred, dtype), cast(yTrue, dtype));
        Tensor predicted = pair.a();
        Tensor labels = pair.b();
        Tensor weights = sampleWeight == null ? null : ofLabels(cast(sampleWeight, dtype), labels);
        if (topK != null) predicted = largest(predicted, topK);
        if (classId != null) {
            labels = slice(labels, -1, classId, classId + 1);
            predicted = slice(predicted, -1, classId, classId + 1);
        }
        Shape shape = predicted.shape();
        weights = weights == null ? onesLike(predicted) : broadcastTo(weights, shape);
        if (labelWeights != null && !eachLabel) {
            NDArray given = NDArray.of(labelWeights).astype(dtype);
            weights = multiply(weights, broadcastTo(Ops.constant(given), shape));
        }
        Tensor positive = cast(notEqual(labels, 0), dtype);
        int columns = eachLabel ? shape.last() : 1;
        Counts counts = even
                ? inBuckets(rows(positive, columns), rows(predicted, columns), rows(weights, columns))
                : compared(rows(positive, columns), rows(predicted, columns), rows(weights, columns));
        return eachLabel ? counts : flat(counts);
    }

    /** Weights of samples for their labels: with a last axis of 1, where the labels have one. */
    private static Tensor ofLabels(Tensor weights, Tensor labels) {
        return SampleWeights.sameRank(labels, expandDims(weights, -1), false).b();
    }

    private static Tensor largest(Tensor x, int k) {
        Tensor places = Ops.topK(x, Math.min(k, x.shape().last())).indices();
        Tensor kept = sum(Ops.oneHot(places, x.shape().last(), x.dtype()), -2);
        return add(multiply(x, kept), multiply(subtract(1, kept), NEGATIVE));
    }

    private static Tensor rows(Tensor x, int columns) {
        return reshape(x, -1, columns);
    }

    private Counts flat(Counts c) {
        int n = thresholds.length;
        return new Counts(
                reshape(c.truePositives, n),
                reshape(c.falsePositives, n),
                reshape(c.trueNegatives, n),
                reshape(c.falseNegatives, n));
    }

    /** Each prediction against each threshold. All are {@code (rows, columns)}. */
    private Counts compared(Tensor positive, Tensor predicted, Tensor weights) {
        NDArray limits = NDArray.of(thresholds).astype(predicted.dtype()).reshape(thresholds.length, 1, 1);
        Tensor yes = cast(greater(expandDims(predicted, 0), Ops.constant(limits)), predicted.dtype());
        Tensor no = subtract(1, yes);
        Tensor trues = expandDims(multiply(positive, weights), 0);
        Tensor falses = expandDims(multiply(subtract(1, positive), weights), 0);
        return new Counts(
                sum(multiply(yes, trues), 1),
                sum(multiply(yes, falses), 1),
                sum(multiply(no, falses), 1),
                sum(multiply(no, trues), 1));
    }

    /** Each prediction falls into a bucket; those above a threshold are all in its bucket and those behind it. */
    private Counts inBuckets(Tensor positive, Tensor predicted, Tensor weights) {
        int n = thresholds.length;
        Tensor p = clip(predicted, 0, 1);
        Tensor bucket = subtract(ceil(multiply(p, n - 1)), 1);
        if (thresholds[0] < 0 || thresholds[n - 1] > 1) bucket = relu(bucket);
        Tensor trues = multiply(positive, weights);
        Tensor falses = multiply(subtract(1, positive), weights);
        Tensor tp = above(trues, bucket);
        Tensor fp = above(falses, bucket);
        return new Counts(tp, fp, subtract(sum(falses, 0), fp), subtract(sum(trues, 0), tp));
    }

    /** {@code (thresholds, columns)}: for each bucket the sum of what is in it or behind it. Bucket −1 is none. */
    private Tensor above(Tensor x, Tensor bucket) {
        int n = thresholds.length;
        int columns = x.shape().last();
        Tensor kept = where(less(bucket, 0), fill(n, bucket.shape(), bucket.dtype()), bucket);
        Tensor cell = add(multiply(kept, columns), Ops.arange(columns, kept.dtype()));
        Tensor sums = segmentSum(reshape(x, -1), reshape(cell, -1), (n + 1) * columns);
        Tensor inEach = slice(reshape(sums, n + 1, columns), 0, 0, n);
        return flip(cumsum(flip(inEach, 0), 0), 0);
    }
}
