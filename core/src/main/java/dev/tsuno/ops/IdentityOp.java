package dev.tsuno.ops;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy. */
record IdentityOp() implements Op {
    @Override
    public String name() {
        return "copy";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        return List.of(in.get(0));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return dOutputs;
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        return kernels.copy(View.of(b.input(0), b.in(0)), View.of(b.output(), b.out(0)), b.out(0));
    }
}
