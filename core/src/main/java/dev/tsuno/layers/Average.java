package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;

import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mean of its inputs, elementwise with broadcasting, as {@code keras.layers.Average}. */
public final class Average extends Merge<Average> {
    @Override
    Tensor merge(List<Tensor> xs, List<? extends @Nullable Tensor> masks) {
        Tensor sum = xs.get(0);
        for (Tensor x : xs.subList(1, xs.size())) sum = add(sum, x);
        return divide(sum, xs.size());
    }
}
