package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.View;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum of windows put back where they were taken from: {@code (batch, o…, k…, channels)} to {@code (batch, lengths…, channels)}, an
 * element being the sum over the windows it is part of, in their order. The adjoint of {@link WindowsOp}, each the other's gradient.
 */
record OverlapOp(Windows windows, List<Integer> lengths) implements Op {
    @Override
    public String name() {
        return "overlap";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        int[] x = in.get(0).shape().dims();
        Shape shape = Shape.of(x[0]);
        for (int length : lengths) shape = shape.append(length);
        shape = shape.append(x[x.length - 1]);
        int[] taken = windows.over(shape.dims()).stream().mapToInt(n -> n).toArray();
        if (!Arrays.equals(taken, x)) {
            throw new IllegalArgumentException("windows of shape " + in.get(0).shape() + " don't come from " + shape
                    + ", which has " + Shape.of(taken));
        }
        return List.of(new TensorSpec(shape, in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        return Arrays.asList(Tensor.apply(new WindowsOp(windows), Ops.given(dOutputs.get(0))));
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        Kernel zero = kernels.fill(0, b.output(), Ops.size(b.out(0)));
        View to = new View(b.output(), 0, windows.strides(View.rowMajor(b.out(0))));
        Kernel add = kernels.add(View.of(b.input(0), b.in(0)), to, b.in(0));
        return () -> {
            zero.run();
            add.run();
        };
    }
}
