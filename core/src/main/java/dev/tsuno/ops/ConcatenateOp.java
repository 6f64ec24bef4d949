package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tensors one behind the other along an axis. */
record ConcatenateOp(int axis) implements Op {
    @Override
    public String name() {
        return "concatenate";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        Shape first = in.get(0).shape();
        int whole = 0;
        for (TensorSpec spec : in) {
            Shape shape = spec.shape();
            if (shape.rank() != first.rank() || !shape.withDim(axis, 1).equals(first.withDim(axis, 1))) {
                throw new IllegalArgumentException("can't concatenate " + first + " and " + shape + " along axis "
                        + axis + ": the other axes must agree");
            }
            whole = Math.addExact(whole, shape.dim(axis));
        }
        return List.of(new TensorSpec(first.withDim(axis, whole), in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        List<@Nullable Tensor> parts = new ArrayList<>();
        int start = 0;
        for (Tensor input : node.inputs()) {
            int size = input.shape().dim(axis);
            parts.add(Tensor.apply(new SliceOp(axis, start, size, 1), Ops.given(dOutputs.get(0))));
            start += size;
        }
        return parts;
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        List<Kernel> copies = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < b.node().inputs().size(); i++) {
            View to = SliceOp.part(b.output(), b.out(0), axis, start, 1);
            copies.add(kernels.copy(View.of(b.input(i), b.in(i)), to, b.in(i)));
            start += b.in(i)[axis];
        }
        Kernel[] all = copies.toArray(new Kernel[0]);
        return () -> {
            for (Kernel copy : all) copy.run();
        };
    }
}
