package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of the elements of an axis in rising or falling order. Equal elements stay in their order; NaN counts as larger than all. */
record ArgsortOp(int axis, boolean descending) implements Op {
    @Override
    public String name() {
        return descending ? "argsort_descending" : "argsort";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        return List.of(new TensorSpec(in.get(0).shape(), DType.INT32));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return Arrays.asList((Tensor) null);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        int[] x = b.in(0);
        return kernels.argsort(descending, b.input(0), b.output(), Ops.before(axis, x), x[axis], Ops.after(axis, x));
    }
}
