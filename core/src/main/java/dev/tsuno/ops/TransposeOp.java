package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.View;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Axis i of y is axis {@code axes[i]} of x. */
record TransposeOp(List<Integer> axes) implements Op {
    @Override
    public String name() {
        return "transpose";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        Shape shape = in.get(0).shape();
        int[] sorted = axes.stream().mapToInt(i -> i).sorted().toArray();
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] != i || sorted.length != shape.rank()) {
                throw new IllegalArgumentException("transpose: " + axes + " is no order of the axes of " + shape);
            }
        }
        return List.of(new TensorSpec(Shape.of(pick(shape.dims())), in.get(0).dtype()));
    }

    private int[] pick(int[] values) {
        return axes.stream().mapToInt(axis -> values[axis]).toArray();
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        Integer[] inverse = new Integer[axes.size()];
        for (int i = 0; i < inverse.length; i++) inverse[axes.get(i)] = i;
        return Arrays.asList(Tensor.apply(new TransposeOp(List.of(inverse)), Ops.given(dOutputs.get(0))));
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        View from = new View(b.input(0), 0, pick(View.rowMajor(b.in(0))));
        return kernels.copy(from, View.of(b.output(), b.out(0)), b.out(0));
    }
}
