package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.broadcastTo;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.multiply;

import dev.tsuno.array.DType;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.losses.SampleWeights;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/** Weighted values, one for each sample, and the weights likewise. As Keras's {@code reduce_to_samplewise_values}. */
record Samplewise(Tensor values, @Nullable Tensor weights) {
    static Samplewise of(Tensor given, @Nullable Tensor weight, DType dtype, Reduction reduction) {
        Tensor values = cast(given, dtype);
        Tensor weights = weight;
        if (weights != null) {
            SampleWeights.Pair pair = SampleWeights.sameRank(values, cast(weights, dtype));
            int rank = pair.b().shape().rank();
            values = reduced(pair.a(), reduction, rank);
            weights = broadcastTo(pair.b(), values.shape());
            values = multiply(values, weights);
            weights = reduced(weights, reduction, 1);
        }
        return new Samplewise(reduced(values, reduction, 1), weights);
    }

    /** Without the axes from {@code from} on. */
    private static Tensor reduced(Tensor x, Reduction reduction, int from) {
        int more = x.shape().rank() - from;
        if (more <= 0) return x;
        int[] axes = new int[more];
        for (int i = 0; i < more; i++) axes[i] = from + i;
        return Ops.reduce(reduction, x, false, axes);
    }
}
