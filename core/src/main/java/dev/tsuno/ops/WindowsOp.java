package dev.tsuno.ops;

import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code y[b, o, k, c] = x[b, o · stride + k · dilation, c]} for one or more spatial axes: x {@code (batch, s…, channels)} to
 * {@code (batch, o…, k…, channels)}, a copy with overlapping strides. Its gradient is {@link OverlapOp}.
 */
record WindowsOp(Windows windows) implements Op {
    @Override
    public String name() {
        return "windows";
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        Shape x = in.get(0).shape();
        if (x.rank() != windows.rank() + 2) {
            throw new IllegalArgumentException("windows over " + windows.rank() + " axes need a shape of rank "
                    + (windows.rank() + 2) + ", got " + x);
        }
        List<Integer> shape = windows.over(x.dims());
        for (int axis = 0; axis < windows.rank(); axis++) {
            if (shape.get(1 + axis) == 0) {
                throw new IllegalArgumentException("a window that reaches over " + windows.reach(axis)
                        + " elements doesn't fit on axis " + (1 + axis) + " of shape " + x);
            }
        }
        return List.of(new TensorSpec(
                Shape.of(shape.stream().mapToInt(n -> n).toArray()), in.get(0).dtype()));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        int[] x = node.inputs().get(0).dims();
        List<Integer> lengths = new ArrayList<>();
        for (int axis = 0; axis < windows.rank(); axis++) lengths.add(x[1 + axis]);
        return Arrays.asList(Tensor.apply(new OverlapOp(windows, lengths), Ops.given(dOutputs.get(0))));
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        View from = new View(b.input(0), 0, windows.strides(View.rowMajor(b.in(0))));
        return kernels.copy(from, View.of(b.output(), b.out(0)), b.out(0));
    }
}
