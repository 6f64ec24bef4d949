package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.View;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code y[i, …] = x[start + i · step, …]} on one axis; a step of −1 reverses. Its gradient is {@link PlaceOp}. */
record SliceOp(int axis, int start, int size, int step) implements Op {
    @Override
    public String name() {
        return step == -1 ? "flip" : "slice";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        Shape shape = in.get(0).shape();
        int last = start + (size - 1) * step;
        if (size < 0 || (size > 0 && (Math.min(start, last) < 0 || Math.max(start, last) >= shape.dim(axis)))) {
            throw new IllegalArgumentException("slice of " + size + " from " + start + " leaves axis " + axis + " of shape " + shape);
        }
        return List.of(new TensorSpec(shape.withDim(axis, size), in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        int whole = node.inputs().get(0).shape().dim(axis);
        return Arrays.asList(Tensor.apply(new PlaceOp(axis, start, whole, step), Ops.given(dOutputs.get(0))));
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        return kernels.copy(part(b.input(0), b.in(0), axis, start, step), View.of(b.output(), b.out(0)), b.out(0));
    }

    /** The view of a part of a whole. */
    static View part(dev.tsuno.kernels.Buffer buffer, int[] whole, int axis, int start, int step) {
        int[] strides = View.rowMajor(whole);
        int offset = start * strides[axis];
        strides[axis] *= step;
        return new View(buffer, offset, strides);
    }
}
