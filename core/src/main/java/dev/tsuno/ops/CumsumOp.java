package dev.tsuno.ops;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running sum on one axis, from its start or in reverse from its end; each is the other's gradient. */
record CumsumOp(int axis, boolean reverse) implements Op {
    @Override
    public String name() {
        return reverse ? "cumsum_reverse" : "cumsum";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        return List.of(new TensorSpec(in.get(0).shape(), Ops.counted(in.get(0).dtype())));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return Arrays.asList(Tensor.apply(new CumsumOp(axis, !reverse), Ops.given(dOutputs.get(0))));
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        int[] x = b.in(0);
        return kernels.cumulativeSum(reverse, b.input(0), b.output(), Ops.before(axis, x), x[axis], Ops.after(axis, x));
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
