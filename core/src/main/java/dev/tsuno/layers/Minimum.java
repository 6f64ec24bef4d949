package dev.tsuno.layers;

import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The smallest of its inputs, elementwise with broadcasting, as {@code keras.layers.Minimum}. A masked step of one input is not counted. */
public final class Minimum extends Merge<Minimum> {
    @Override
    Tensor merge(List<Tensor> xs, List<? extends @Nullable Tensor> masks) {
        return MaskedFold.of(xs, masks, Ops::minimum);
    }
}
