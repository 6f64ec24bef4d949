package dev.tsuno.ops;

import static dev.tsuno.ops.Ops.*;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.Ternary;
import dev.tsuno.kernels.View;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code y = f(a, b, c)}, elementwise, with NumPy's broadcasting: multiply-add and where. */
record TernaryOp(Ternary f) implements Op {
    @Override
    public String name() {
        return f == Ternary.SELECT ? "where" : "multiply_add";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        Shape shape = Shape.broadcast(in.get(0).shape(), Shape.broadcast(in.get(1).shape(), in.get(2).shape()));
        DType dtype = Ops.promote(in.get(1).dtype(), in.get(2).dtype());
        return List.of(new TensorSpec(shape, f == Ternary.SELECT ? dtype : Ops.promote(in.get(0).dtype(), dtype)));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        Tensor a = node.inputs().get(0);
        Tensor b = node.inputs().get(1);
        Tensor c = node.inputs().get(2);
        Tensor dy = given(dOutputs.get(0));
        if (f == Ternary.MULTIPLY_ADD) {
            return Arrays.asList(
                    sumTo(multiply(dy, b), a.shape()), sumTo(multiply(dy, a), b.shape()), sumTo(dy, c.shape()));
        }
        Tensor zero = fill(0, dy.shape(), dy.dtype());
        return Arrays.asList(null, sumTo(where(a, dy, zero), b.shape()), sumTo(where(a, zero, dy), c.shape()));
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        int[] dims = b.out(0);
        return kernels.ternary(
                f,
                View.broadcast(b.input(0), b.in(0), dims),
                View.broadcast(b.input(1), b.in(1), dims),
                View.broadcast(b.input(2), b.in(2), dims),
                b.output(),
                dims);
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
