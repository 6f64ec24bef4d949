package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.onesLike;
import static dev.tsuno.ops.Ops.squeeze;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/** Keras's rules of how weights, masks and values of samples meet. Losses and metrics share them. */
public final class SampleWeights {
    private SampleWeights() {}

    /** Two tensors whose ranks agree, where Keras makes them agree. */
    public record Pair(Tensor a, Tensor b) {}

    /**
     * Where the ranks differ by one and the longer shape ends in 1: the other one gets such an axis too if it has only one axis,
     * else the 1 is dropped. As Keras's {@code squeeze_or_expand_to_same_rank}.
     */
    public static Pair sameRank(Tensor a, Tensor b) {
        return sameRank(a, b, true);
    }

    /** The same; with {@code expand} false the 1 is always dropped. */
    public static Pair sameRank(Tensor a, Tensor b, boolean expand) {
        int more = a.shape().rank() - b.shape().rank();
        if (more == 1 && a.shape().last() == 1) {
            return expand && b.shape().rank() == 1 ? new Pair(a, expandDims(b, -1)) : new Pair(squeeze(a, -1), b);
        }
        if (more == -1 && b.shape().last() == 1) {
            return expand && a.shape().rank() == 1 ? new Pair(expandDims(a, -1), b) : new Pair(a, squeeze(b, -1));
        }
        return new Pair(a, b);
    }

    /**
     * The weights times the mask, either of which may be absent. {@code scaled}: what the mask keeps is multiplied by
     * total / kept, so that a mean over everything is a mean over what is kept.
     */
    public static @Nullable Tensor masked(@Nullable Tensor weight, @Nullable Tensor mask, DType dtype, boolean scaled) {
        if (mask == null) return weight == null ? null : cast(weight, dtype);
        Tensor kept = cast(mask, dtype);
        if (scaled) {
            Tensor share = divideNoNan(fill((double) mask.shape().size(), Shape.SCALAR, dtype), sum(kept));
            kept = where(mask, Ops.broadcastTo(share, mask.shape()), zerosLike(kept));
        }
        if (weight == null) return kept;
        Pair pair = sameRank(kept, cast(weight, dtype));
        return multiply(leading(pair.b, pair.a), leading(pair.a, pair.b));
    }

    /** The values with their weights and mask as one number, or as they are, by the name of a reduction. */
    static Tensor reduce(Tensor values, @Nullable Tensor weight, @Nullable Tensor mask, String reduction) {
        boolean scaled = reduction.equals("mean") || reduction.equals("sum_over_batch_size");
        Tensor weights = masked(weight, mask, values.dtype(), scaled);
        Tensor weighted = values;
        if (weights != null) {
            Pair pair = sameRank(values, weights);
            weights = leading(pair.b, pair.a);
            weighted = multiply(pair.a, weights);
        }
        if (reduction.equals("none") || weighted.shape().rank() == 0) return weighted;
        if (reduction.equals("sum")) return sum(weighted);
        return weights != null && reduction.equals("mean_with_sample_weight")
                ? divideNoNan(sum(weighted), sum(weights))
                : mean(weighted);
    }

    /** a / b, and 0 where b is 0. Both have one shape. */
    public static Tensor divideNoNan(Tensor a, Tensor b) {
        Tensor none = equal(b, 0);
        return where(none, zerosLike(b), divide(a, where(none, onesLike(b), b)));
    }

    /**
     * Weights of fewer axes than the values belong to their first axes: {@code (batch)} beside {@code (batch, time)} are
     * {@code (batch, 1)}. Keras takes them for the last axes, and so refuses them unless the sizes happen to agree.
     */
    private static Tensor leading(Tensor weights, Tensor values) {
        if (weights.shape().rank() == 0
                || weights.shape().rank() >= values.shape().rank()) return weights;
        Tensor result = weights;
        while (result.shape().rank() < values.shape().rank()) result = expandDims(result, -1);
        return result;
    }
}
