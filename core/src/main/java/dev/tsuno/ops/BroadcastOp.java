package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.View;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** x repeated to a larger shape by NumPy's broadcasting rule. */
record BroadcastOp(Shape shape) implements Op {
    @Override
    public String name() {
        return "broadcast_to";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        if (!Shape.broadcast(in.get(0).shape(), shape).equals(shape)) {
            throw new IllegalArgumentException("can't broadcast " + in.get(0).shape() + " to " + shape);
        }
        return List.of(new TensorSpec(shape, in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return Arrays.asList(Ops.sumTo(Ops.given(dOutputs.get(0)), node.inputs().get(0).shape()));
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        int[] dims = b.out(0);
        return kernels.copy(View.broadcast(b.input(0), b.in(0), dims), View.of(b.output(), dims), dims);
    }
}
