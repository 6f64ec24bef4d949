package dev.tsuno.kernels.reference;

import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Ternary;
import dev.tsuno.kernels.Unary;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** What each elementwise function means. */
final class Functions {
    @FunctionalInterface
    interface DoubleTernaryOperator {
        double applyAsDouble(double a, double b, double c);
    }

    private Functions() {}

    static DoubleUnaryOperator of(Unary f) {
        return switch (f) {
            case NEGATE -> x -> -x;
            case ABS -> Math::abs;
            case SIGN -> x -> Math.signum(x) + 0.0; // no minus zero, as NumPy
            case SQUARE -> x -> x * x;
            case SQRT -> Math::sqrt;
            case RSQRT -> x -> 1 / Math.sqrt(x);
            case RECIPROCAL -> x -> 1 / x;
            case EXP -> StrictMath::exp;
            case EXPM1 -> StrictMath::expm1;
            case LOG -> StrictMath::log;
            case LOG1P -> StrictMath::log1p;
            case TANH -> StrictMath::tanh;
            case SIGMOID -> DoubleMath::sigmoid;
            case SOFTPLUS -> DoubleMath::softplus;
            case ERF -> DoubleMath::erf;
            case ERFC -> DoubleMath::erfc;
            case SIN -> StrictMath::sin;
            case COS -> StrictMath::cos;
            case FLOOR -> Math::floor;
            case CEIL -> Math::ceil;
            case ROUND -> Math::rint;
            case RELU -> x -> Math.max(x, 0);
            case NOT -> x -> one(x == 0);
            case IS_FINITE -> x -> one(Double.isFinite(x));
        };
    }

    static DoubleBinaryOperator of(Binary f) {
        return switch (f) {
            case ADD -> (a, b) -> a + b;
            case SUBTRACT -> (a, b) -> a - b;
            case MULTIPLY -> (a, b) -> a * b;
            case DIVIDE -> (a, b) -> a / b;
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
            case POWER -> DoubleMath::power;
            case LESS -> (a, b) -> one(a < b);
            case LESS_EQUAL -> (a, b) -> one(a <= b);
            case GREATER -> (a, b) -> one(a > b);
            case GREATER_EQUAL -> (a, b) -> one(a >= b);
            case EQUAL -> (a, b) -> one(a == b);
            case NOT_EQUAL -> (a, b) -> one(a != b);
            case AND -> (a, b) -> one(a != 0 && b != 0);
            case OR -> (a, b) -> one(a != 0 || b != 0);
            case TANH_GRADIENT -> (a, b) -> a * (1 - b * b);
            case SIGMOID_GRADIENT -> (a, b) -> a * (b * (1 - b));
        };
    }

    static DoubleTernaryOperator of(Ternary f) {
        return switch (f) {
            case MULTIPLY_ADD -> Math::fma;
            case SELECT -> (a, b, c) -> a != 0 ? b : c;
        };
    }

    private static double one(boolean holds) {
        return holds ? 1 : 0;
    }
}
