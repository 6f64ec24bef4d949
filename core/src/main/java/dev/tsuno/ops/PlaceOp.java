package dev.tsuno.ops;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.View;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Zeros of size {@code whole} on one axis, with x at {@code start}, {@code start + step}, …: the gradient of a slice, or padding. */
record PlaceOp(int axis, int start, int whole, int step) implements Op {
    @Override
    public String name() {
        return "place";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        return List.of(new TensorSpec(in.get(0).shape().withDim(axis, whole), in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        int size = node.inputs().get(0).shape().dim(axis);
        return Arrays.asList(Tensor.apply(new SliceOp(axis, start, size, step), Ops.given(dOutputs.get(0))));
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        Buffer y = b.output();
        Kernel copy = kernels.copy(View.of(b.input(0), b.in(0)), SliceOp.part(y, b.out(0), axis, start, step), b.in(0));
        if (b.in(0)[axis] == whole) return copy;
        Kernel zero = kernels.fill(0, y, Ops.size(b.out(0)));
        return () -> {
            zero.run();
            copy.run();
        };
    }
}
