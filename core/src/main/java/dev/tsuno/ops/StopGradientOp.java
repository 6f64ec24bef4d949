package dev.tsuno.ops;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same values, through which no gradient flows: an alias. */
record StopGradientOp() implements Op {
    @Override
    public String name() {
        return "stop_gradient";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        return List.of(in.get(0));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return Arrays.asList((Tensor) null);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding binding) {
        throw new IllegalStateException("an alias has no kernel");
    }

    @Override
    public boolean isAlias() {
        return true;
    }
}
