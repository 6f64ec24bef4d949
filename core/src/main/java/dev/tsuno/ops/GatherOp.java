package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a table by their number: indices of any shape, {@code y = indices.shape + row.shape}. Its gradient is {@link ScatterAddOp}. */
record GatherOp() implements Op {
    @Override
    public String name() {
        return "gather";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        Shape table = in.get(0).shape();
        if (table.rank() == 0)
            throw new IllegalArgumentException("gather needs a table with rows, got a single number");
        Shape row = table.drop(0);
        return List.of(
                new TensorSpec(in.get(1).shape().append(row.dims()), in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        Tensor table = node.inputs().get(0);
        Tensor indices = node.inputs().get(1);
        Op scatter = new ScatterAddOp(table.shape().dim(0));
        return Arrays.asList(Tensor.apply(scatter, Ops.given(dOutputs.get(0)), indices), null);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        int rows = b.in(0)[0];
        int width = Ops.size(Arrays.copyOfRange(b.in(0), 1, b.in(0).length));
        return kernels.gather(b.input(0), rows, b.input(1), b.output(), Ops.size(b.in(1)), width);
    }
}
