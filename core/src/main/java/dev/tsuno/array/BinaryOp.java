package dev.tsuno.array;

import java.util.Locale;

/**
 * The functions of two numbers, once for floats and once for integers.
 *
 * <p>Computing in double and storing as float gives the float result of {@code + - * /}: double has more than twice
 * float's digits, so the second rounding changes nothing. For pow it is as good as any float pow.
 */
enum BinaryOp {
    ADD,
    SUB,
    MUL,
    DIV,
    POW,
    MINIMUM,
    MAXIMUM;

    double of(double x, double y) {
        return switch (this) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> x / y;
            // C's pow, which NumPy has, gives 1 where Java's gives NaN.
            case POW -> x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : StrictMath.pow(x, y);
            case MINIMUM -> Math.min(x, y);
            case MAXIMUM -> Math.max(x, y);
        };
    }

    long of(long x, long y) {
        return switch (this) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> throw new IllegalStateException("Integers divide as floats.");
            case POW -> pow(x, y);
            case MINIMUM -> Math.min(x, y);
            case MAXIMUM -> Math.max(x, y);
        };
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

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
