package dev.tsuno.ops;

import static dev.tsuno.ops.Ops.*;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.View;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code y = f(a, b)}, elementwise, with NumPy's broadcasting. */
record BinaryOp(Binary f) implements Op {
    @Override
    public String name() {
        return f.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        Shape shape = Shape.broadcast(in.get(0).shape(), in.get(1).shape());
        DType both = Ops.promote(in.get(0).dtype(), in.get(1).dtype());
        return List.of(new TensorSpec(shape, isTruth() ? DType.BOOL : result(both)));
    }

    /** Truths are added as numbers; a quotient is a float. */
    private DType result(DType type) {
        return switch (f) {
            case ADD, SUBTRACT -> Ops.counted(type);
            case DIVIDE -> Ops.floating(type);
            default -> type;
        };
    }

    private boolean isTruth() {
        return switch (f) {
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR -> true;
            default -> false;
        };
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        Tensor a = node.inputs().get(0);
        Tensor b = node.inputs().get(1);
        Tensor y = node.outputs().get(0);
        Tensor dy = given(dOutputs.get(0));
        return switch (f) {
            case ADD -> both(a, dy, b, dy);
            case SUBTRACT -> both(a, dy, b, negative(dy));
            case MULTIPLY -> both(a, multiply(dy, b), b, multiply(dy, a));
            case DIVIDE -> both(a, divide(dy, b), b, negative(multiply(dy, divide(y, b))));
            case MAXIMUM -> chosen(greaterEqual(a, b), dy, a, b);
            case MINIMUM -> chosen(lessEqual(a, b), dy, a, b);
            case POWER ->
                both(
                        a,
                        multiply(dy, multiply(b, power(a, subtract(b, 1)))),
                        b,
                        multiply(dy, multiply(y, logOfPositive(a))));
            case TANH_GRADIENT -> both(a, tanhGradient(dy, b), b, multiply(multiply(dy, a), multiply(b, -2)));
            case SIGMOID_GRADIENT ->
                both(a, sigmoidGradient(dy, b), b, multiply(multiply(dy, a), subtract(1, multiply(b, 2))));
            default -> Arrays.asList(null, null);
        };
    }

    /** log(a), and 0 where there is none: a power of zero changes with no exponent. As TensorFlow. */
    private static Tensor logOfPositive(Tensor a) {
        Tensor positive = greater(a, 0);
        return where(positive, log(where(positive, a, onesLike(a))), zerosLike(a));
    }

    /** Gradients summed back to the shapes that were broadcast. */
    private static List<@Nullable Tensor> both(Tensor a, Tensor da, Tensor b, Tensor db) {
        return Arrays.asList(sumTo(da, a.shape()), sumTo(db, b.shape()));
    }

    private static List<@Nullable Tensor> chosen(Tensor first, Tensor dy, Tensor a, Tensor b) {
        Tensor zero = fill(0, dy.shape(), dy.dtype());
        return both(a, where(first, dy, zero), b, where(first, zero, dy));
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        int[] dims = b.out(0);
        return kernels.binary(
                f,
                View.broadcast(b.input(0), b.in(0), dims),
                View.broadcast(b.input(1), b.in(1), dims),
                b.output(),
                dims);
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
