package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Ternary;

/** {@code y[i] = f(a[i], b[i], c[i])}; y may be one of them; for i from {@code from} to {@code to}. */
final class TernaryLoops {
    private TernaryLoops() {}

    static Kernel of(Ternary f, float[] a, float[] b, float[] c, float[] y, int from, int to) {
        return switch (f) {
            case MULTIPLY_ADD -> () -> multiplyAdd(a, b, c, y, from, to);
            case SELECT -> () -> select(a, b, c, y, from, to);
        };
    }

    /** {@code y[i] = fma(s, b[i], c[i])} with {@code s = a[at]}: the step of an optimizer. */
    static Kernel scaledAdd(float[] a, int at, float[] b, float[] c, float[] y, int from, int to) {
        return () -> scaledAdd(a[at], b, c, y, from, to);
    }

    private static void multiplyAdd(float[] a, float[] b, float[] c, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.fma(a[i], b[i], c[i]);
    }

    private static void scaledAdd(float s, float[] b, float[] c, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.fma(s, b[i], c[i]);
    }

    private static void select(float[] a, float[] b, float[] c, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] != 0 ? b[i] : c[i];
    }
}
