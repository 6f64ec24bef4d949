package dev.tsuno.array;

import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * The functions of two numbers, once for floats and once for integers.
 *
 * <p>Computing in double and storing as float gives the float result of {@code + - * /}: double has more than twice float's digits,
 * so the second rounding changes nothing. For pow it is as good as any float pow.
 */
enum BinaryOp {
    ADD((x, y) -> x + y, (x, y) -> x + y),
    SUB((x, y) -> x - y, (x, y) -> x - y),
    MUL((x, y) -> x * y, (x, y) -> x * y),
    DIV((x, y) -> x / y, (x, y) -> x / y),
    POW(BinaryOp::pow, BinaryOp::pow),
    MINIMUM(Math::min, Math::min),
    MAXIMUM(Math::max, Math::max);

    final DoubleBinaryOperator onDoubles;
    final LongBinaryOperator onLongs;

    BinaryOp(DoubleBinaryOperator onDoubles, LongBinaryOperator onLongs) {
        this.onDoubles = onDoubles;
        this.onLongs = onLongs;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double pow(double x, double y) {
        // C's pow, which NumPy has, gives 1 here; Java's gives NaN.
        return x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : StrictMath.pow(x, y);
    }

    private static long pow(long x, long y) {
        if (y < 0) {
            throw new ArithmeticException("Integers to negative integer powers are not allowed: " + x + " to " + y
                    + ". Convert the base first: x.astype(DType.FLOAT64).");
        }
        long result = 1;
        long square = x;
        for (long bits = y; bits != 0; bits >>= 1) {
            if ((bits & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
