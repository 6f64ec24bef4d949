package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Kernel;
import org.jspecify.annotations.Nullable;

/** {@code y[i] = f(s, b[i])} with {@code s = a[at]}; y may be b. */
final class LeftScalarLoops {
    private LeftScalarLoops() {}

    /** Absent for functions that nobody calls so: they have no loop of their own. */
    static @Nullable Kernel of(Binary f, float[] a, int at, float[] b, float[] y, int from, int to) {
        Binary mirrored = mirrored(f);
        if (mirrored != null) return RightScalarLoops.of(mirrored, b, a, at, y, from, to);
        return switch (f) {
            case SUBTRACT -> () -> subtract(a[at], b, y, from, to);
            case DIVIDE -> () -> divide(a[at], b, y, from, to);
            case POWER -> () -> power(a[at], b, y, from, to);
            default -> null;
        };
    }

    private static void subtract(float s, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = s - b[i];
    }

    private static void divide(float s, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = s / b[i];
    }

    private static void power(float s, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.power(s, b[i]);
    }

    /** g with g(x, s) = f(s, x). */
    private static @Nullable Binary mirrored(Binary f) {
        return switch (f) {
            case ADD, MULTIPLY, MAXIMUM, MINIMUM, EQUAL, NOT_EQUAL, AND, OR -> f;
            case LESS -> Binary.GREATER;
            case LESS_EQUAL -> Binary.GREATER_EQUAL;
            case GREATER -> Binary.LESS;
            case GREATER_EQUAL -> Binary.LESS_EQUAL;
            default -> null;
        };
    }
}
