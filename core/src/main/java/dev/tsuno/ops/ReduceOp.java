package dev.tsuno.ops;

import static dev.tsuno.ops.Ops.*;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The axes {@code from … to − 1} of x reduced to one of size 1: {@code (2, 3, 4, 5)} over axes 1 to 3 gives {@code (2, 1, 1, 5)}. */
record ReduceOp(Reduction f, int from, int to) implements Op {
    @Override
    public String name() {
        return f.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        Shape shape = in.get(0).shape();
        for (int axis = from; axis < to; axis++) shape = shape.withDim(axis, 1);
        return List.of(new TensorSpec(shape, result(in.get(0).dtype())));
    }

    private DType result(DType type) {
        return switch (f) {
            case ARGMAX, ARGMIN -> DType.INT32;
            case SUM, PRODUCT -> Ops.counted(type);
            case MEAN -> Ops.floating(type);
            case MAXIMUM, MINIMUM -> type;
        };
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        Tensor x = node.inputs().get(0);
        Tensor y = node.outputs().get(0);
        Tensor dy = given(dOutputs.get(0));
        return Arrays.asList(
                switch (f) {
                    case SUM -> broadcastTo(dy, x.shape());
                    case MEAN -> broadcastTo(multiply(dy, 1.0 / middle(x.dims())), x.shape());
                    case MAXIMUM, MINIMUM -> {
                        // Equal extremes share the gradient, as in Keras on TensorFlow.
                        Tensor extreme = cast(equal(x, y), dy.dtype());
                        Tensor count = Tensor.apply(new ReduceOp(Reduction.SUM, from, to), extreme);
                        yield multiply(extreme, divide(dy, count));
                    }
                    case PRODUCT -> multiply(others(x), dy);
                    case ARGMAX, ARGMIN -> null;
                });
    }

    /** For each element the product of the others, without a division: right where there are zeros too. */
    private Tensor others(Tensor x) {
        int[] dims = x.dims();
        int n = middle(dims);
        int outer = Ops.size(Arrays.copyOfRange(dims, 0, from));
        Tensor rows = reshape(x, Shape.of(outer, n, Ops.size(Arrays.copyOfRange(dims, to, dims.length))));
        return reshape(multiply(productBefore(rows), flip(productBefore(flip(rows, 1)), 1)), x.shape());
    }

    /** On axis 1 the product of the elements before each: of 1, 2, 4, … of them, until it is all. */
    private static Tensor productBefore(Tensor x) {
        Tensor product = moved(x, 1);
        for (int by = 1; by < x.shape().dim(1); by *= 2) product = multiply(product, moved(product, by));
        return product;
    }

    /** Moved along axis 1, with ones at the begin. */
    private static Tensor moved(Tensor x, int by) {
        int n = x.shape().dim(1);
        if (by >= n) return onesLike(x);
        return concatenate(List.of(fill(1, x.shape().withDim(1, by), x.dtype()), slice(x, 1, 0, n - by)), 1);
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        int[] dims = b.in(0);
        int outer = Ops.size(Arrays.copyOfRange(dims, 0, from));
        int inner = Ops.size(Arrays.copyOfRange(dims, to, dims.length));
        return kernels.reduce(f, b.input(0), b.output(), outer, middle(dims), inner);
    }

    private int middle(int[] dims) {
        return Ops.size(Arrays.copyOfRange(dims, from, to));
    }
}
