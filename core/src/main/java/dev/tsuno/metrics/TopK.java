package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.all;
import static dev.tsuno.ops.Ops.any;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.greater;
import static dev.tsuno.ops.Ops.isFinite;
import static dev.tsuno.ops.Ops.less;
import static dev.tsuno.ops.Ops.logicalAnd;
import static dev.tsuno.ops.Ops.oneHot;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.ops.Tensor;

/** Whether a class is among the k most likely. */
final class TopK {
    private TopK() {}

    /** 1 where fewer than k scores are larger than that of class y; 0 also where a score is not finite or y is no class. */
    static Tensor contains(Tensor y, Tensor scores, int k) {
        Tensor classes = reshape(y, scores.shape().drop(-1));
        Tensor hot = oneHot(classes, scores.shape().last(), scores.dtype());
        Tensor own = sum(where(hot, scores, zerosLike(scores)), -1);
        Tensor larger = sum(cast(greater(scores, expandDims(own, -1)), scores.dtype()), -1);
        Tensor known = logicalAnd(any(hot, -1), all(isFinite(scores), -1));
        return reshape(cast(logicalAnd(known, less(larger, k)), scores.dtype()), y.shape());
    }
}
