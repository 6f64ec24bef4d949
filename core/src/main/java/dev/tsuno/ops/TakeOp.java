package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Elements by their place on one axis: {@code y[…, i, …] = x[…, at[…, i, …], …]}; the other axes of {@code at} are those of x. Its gradient
 * is {@link TakeGradientOp}.
 */
record TakeOp(int axis) implements Op {
    @Override
    public String name() {
        return "take_along_axis";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        Shape x = in.get(0).shape();
        Shape at = in.get(1).shape();
        if (at.rank() != x.rank() || !x.withDim(axis, at.dim(axis)).equals(at)) {
            throw new IllegalArgumentException(
                    "take_along_axis: indices " + at + " and values " + x + " differ beyond axis " + axis);
        }
        return List.of(new TensorSpec(at, in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        Op back = new TakeGradientOp(axis, node.inputs().get(0).shape().dim(axis));
        return Arrays.asList(
                Tensor.apply(back, Ops.given(dOutputs.get(0)), node.inputs().get(1)), null);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        int[] x = b.in(0);
        return kernels.take(
                b.input(0), b.input(1), b.output(), Ops.before(axis, x), x[axis], b.in(1)[axis], Ops.after(axis, x));
    }
}
