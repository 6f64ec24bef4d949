package dev.tsuno.ops;

import static dev.tsuno.ops.Ops.*;

import dev.tsuno.array.DType;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Kernels;
import dev.tsuno.kernels.Unary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code y = f(x)}, elementwise. */
record UnaryOp(Unary f) implements Op {
    @Override
    public String name() {
        return f.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<TensorSpec> outputs(List<TensorSpec> in) {
        boolean truth = f == Unary.NOT || f == Unary.IS_FINITE;
        return List.of(truth ? new TensorSpec(in.get(0).shape(), DType.BOOL) : in.get(0));
    }

    @Override
    public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> dOutputs) {
        Tensor x = node.inputs().get(0);
        Tensor y = node.outputs().get(0);
        Tensor dy = given(dOutputs.get(0));
        return Arrays.asList(
                switch (f) {
                    case NEGATE -> negative(dy);
                    case ABS -> multiply(dy, sign(x));
                    case SQUARE -> multiply(dy, multiply(x, 2));
                    case SQRT -> divide(multiply(dy, 0.5), y);
                    case RSQRT -> multiply(multiply(dy, -0.5), multiply(y, square(y)));
                    case RECIPROCAL -> multiply(dy, negative(square(y)));
                    case EXP -> multiply(dy, y);
                    case EXPM1 -> multiply(dy, add(y, 1));
                    case LOG -> divide(dy, x);
                    case LOG1P -> divide(dy, add(x, 1));
                    case TANH -> tanhGradient(dy, y);
                    case SIGMOID -> sigmoidGradient(dy, y);
                    case SOFTPLUS -> multiply(dy, sigmoid(x));
                    case ERF -> multiply(dy, multiply(exp(negative(square(x))), 2 / Math.sqrt(Math.PI)));
                    case ERFC -> multiply(dy, multiply(exp(negative(square(x))), -2 / Math.sqrt(Math.PI)));
                    case SIN -> multiply(dy, cos(x));
                    case COS -> negative(multiply(dy, sin(x)));
                    case RELU -> where(greater(y, 0), dy, fill(0, dy.shape(), dy.dtype()));
                    case SIGN, FLOOR, CEIL, ROUND, NOT, IS_FINITE -> null;
                });
    }

    @Override
    public Kernel kernel(Kernels kernels, Binding b) {
        return kernels.unary(f, b.input(0), b.output(), Ops.size(b.out(0)));
    }

    @Override
    public boolean mayOverwrite(int input) {
        return true;
    }
}
