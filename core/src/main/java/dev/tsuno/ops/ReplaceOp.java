package dev.tsuno.ops;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in place of another of the same shape: the numbers of the first input; the gradient is that of the second. An alias. */
record ReplaceOp() implements Op {
    @Override
    public String name() {
        return "replace";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        if (!in.get(0).equals(in.get(1)))
            throw new IllegalArgumentException("can't replace " + in.get(1) + " by " + in.get(0));
        return List.of(in.get(0));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return Arrays.asList(null, dOutputs.get(0));
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
