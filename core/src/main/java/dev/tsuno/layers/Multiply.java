package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.logicalOr;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.onesLike;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The product of its inputs, elementwise with broadcasting, as {@code keras.layers.Multiply}. A masked step of one input counts as 1; if all
 * inputs have masks, a step that none of them keeps gives 0.
 */
public final class Multiply extends Merge<Multiply> {
    @Override
    Tensor merge(List<Tensor> xs, List<? extends @Nullable Tensor> masks) {
        boolean all = masks.stream().allMatch(mask -> mask != null);
        Tensor product = null;
        Tensor kept = null;
        for (int i = 0; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            Tensor mask = MaskedFold.spread(masks.get(i), x);
            if (mask != null) {
                x = where(mask, x, onesLike(x));
                kept = kept == null ? mask : logicalOr(kept, mask);
            }
            product = product == null ? x : multiply(product, x);
        }
        if (product == null) throw new IllegalArgumentException(this + " has no inputs");
        return all && kept != null ? where(kept, product, zerosLike(product)) : product;
    }
}
