package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first of two inputs less the second, elementwise with broadcasting, as {@code keras.layers.Subtract}. */
public final class Subtract extends Merge<Subtract> {
    @Override
    protected void build(List<Shape> inputs) {
        super.build(inputs);
        if (inputs.size() != 2)
            throw new IllegalArgumentException(this + " takes exactly 2 inputs, got " + inputs.size() + ".");
    }

    @Override
    Tensor merge(List<Tensor> xs, List<? extends @Nullable Tensor> masks) {
        return subtract(xs.get(0), xs.get(1));
    }
}
