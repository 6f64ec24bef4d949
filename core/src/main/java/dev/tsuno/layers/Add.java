package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;

import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sum of its inputs, elementwise with broadcasting, as {@code keras.layers.Add}. */
public final class Add extends Merge<Add> {
    @Override
    Tensor merge(List<Tensor> xs, List<? extends @Nullable Tensor> masks) {
        Tensor sum = xs.get(0);
        for (Tensor x : xs.subList(1, xs.size())) sum = add(sum, x);
        return sum;
    }
}
