package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of zeros to whose rows, by their number, the rows of y are added: the gradient of {@link GatherOp}, as it is its gradient. */
record ScatterAddOp(int tableRows) implements Op {
    @Override
    public String name() {
        return "scatter_add";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        Shape y = in.get(0).shape();
        Shape row = y.subShape(in.get(1).shape().rank(), y.rank());
        return List.of(
                new TensorSpec(Shape.of(tableRows).append(row.dims()), in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        Tensor indices = node.inputs().get(1);
        return Arrays.asList(Tensor.apply(new GatherOp(), Ops.given(dOutputs.get(0)), indices), null);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        int width = Ops.size(Arrays.copyOfRange(b.out(0), 1, b.out(0).length));
        return kernels.scatterAdd(b.input(0), b.input(1), b.output(), tableRows, Ops.size(b.in(1)), width);
    }
}
