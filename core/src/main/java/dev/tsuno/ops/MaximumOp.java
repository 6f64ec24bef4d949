package dev.tsuno.ops;

import static dev.tsuno.ops.Ops.*;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.Reduction;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The largest of each window, x {@code (…, k, channels)} to {@code (…, 1, channels)}. Of equal ones the first gets the gradient, or, if
 * {@code every}, each gets all of it: as TensorFlow's pooling over one or two axes, and over three. The maximum of {@link ReduceOp} shares it.
 */
record MaximumOp(boolean every) implements Op {
    @Override
    public String name() {
        return "maximum_of_window";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        return List.of(
                new TensorSpec(in.get(0).shape().withDim(-2, 1), in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        Tensor x = node.inputs().get(0);
        Tensor dy = given(dOutputs.get(0));
        Tensor chosen = every ? equal(x, node.outputs().get(0)) : first(x);
        return Arrays.asList(where(chosen, dy, fill(0, Shape.SCALAR, dy.dtype())));
    }

    private static Tensor first(Tensor x) {
        int k = x.shape().dim(-2);
        NDArray places = NDArray.zeros(Shape.of(k, 1), DType.INT32);
        for (int i = 0; i < k; i++) places.set(i, i, 0);
        return equal(constant(places), reduce(Reduction.ARGMAX, x, true, -2));
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        int[] dims = b.in(0);
        int rank = dims.length;
        int outer = Ops.size(Arrays.copyOf(dims, rank - 2));
        return kernels.reduce(Reduction.MAXIMUM, b.input(0), b.output(), outer, dims[rank - 2], dims[rank - 1]);
    }
}
