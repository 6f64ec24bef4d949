package dev.tsuno.ops;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Zeros of size n on one axis, to which y is added at the places that {@link TakeOp} takes from. */
record TakeGradientOp(int axis, int n) implements Op {
    @Override
    public String name() {
        return "add_along_axis";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        return List.of(
                new TensorSpec(in.get(0).shape().withDim(axis, n), in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        Tensor at = node.inputs().get(1);
        return Arrays.asList(Tensor.apply(new TakeOp(axis), Ops.given(dOutputs.get(0)), at), null);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        int[] y = b.in(0);
        return kernels.takeGradient(
                b.input(0), b.input(1), b.output(), Ops.before(axis, y), n, y[axis], Ops.after(axis, y));
    }
}
