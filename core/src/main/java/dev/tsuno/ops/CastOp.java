package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another type. Integers and booleans are stored as floating numbers, so that a cast to a wider type moves nothing: an alias. */
record CastOp(DType dtype) implements Op {
    @Override
    public String name() {
        return "cast";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        if (in.get(0).dtype().isFloating() && !dtype.isFloating()) {
            throw new IllegalArgumentException("a cast from " + in.get(0).dtype().label() + " to " + dtype.label()
                    + " would round: use floor, round or a comparison");
        }
        return List.of(new TensorSpec(in.get(0).shape(), dtype));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        DType from = node.inputs().get(0).dtype();
        return Arrays.asList(from.isFloating() ? Tensor.apply(new CastOp(from), Ops.given(dOutputs.get(0))) : null);
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
