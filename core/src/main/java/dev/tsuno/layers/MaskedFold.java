package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.broadcastTo;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.logicalOr;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** One input after the other under an operation; where one of the two is masked the other stands for it. */
final class MaskedFold {
    private MaskedFold() {}

    static Tensor of(List<Tensor> xs, List<? extends @Nullable Tensor> masks, BinaryOperator<Tensor> op) {
        Tensor result = xs.get(0);
        Tensor kept = spread(masks.get(0), result);
        for (int i = 1; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            Tensor mask = spread(masks.get(i), x);
            if (mask != null) x = where(mask, x, result);
            if (kept != null) result = where(kept, result, x);
            kept = mask == null || kept == null ? null : logicalOr(kept, mask);
            result = op.apply(result, x);
        }
        return result;
    }

    /** A mask {@code (batch, time)} for each element of x. */
    static @Nullable Tensor spread(@Nullable Tensor mask, Tensor x) {
        return mask == null ? null : broadcastTo(expandDims(mask, -1), x.shape());
    }
}
