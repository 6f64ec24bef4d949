package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same elements in another shape: an alias, nothing moves. */
record ReshapeOp(Shape shape) implements Op {
    @Override
    public String name() {
        return "reshape";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        if (in.get(0).shape().size() != shape.size()) {
            throw new IllegalArgumentException("can't reshape " + in.get(0).shape() + " to " + shape + ": the number of elements differs");
        }
        return List.of(new TensorSpec(shape, in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return Arrays.asList(Tensor.apply(new ReshapeOp(node.inputs().get(0).shape()), Ops.given(dOutputs.get(0))));
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
