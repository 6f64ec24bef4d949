package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Ternary;

/** {@code y[i] = f(a[i], b[i], c[i])}; y may be one of them. */
final class TernaryLoops {
    private TernaryLoops() {}

    static Kernel of(Ternary f, float[] a, float[] b, float[] c, float[] y, int n) {
        return switch (f) {
            case MULTIPLY_ADD -> () -> multiplyAdd(a, b, c, y, n);
            case SELECT -> () -> select(a, b, c, y, n);
        };
    }

    /** {@code y[i] = fma(s, b[i], c[i])} with {@code s = a[at]}: the step of an optimizer. */
    static Kernel scaledAdd(float[] a, int at, float[] b, float[] c, float[] y, int n) {
        return () -> scaledAdd(a[at], b, c, y, n);
    }

    private static void multiplyAdd(float[] a, float[] b, float[] c, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Math.fma(a[i], b[i], c[i]);
    }

    private static void scaledAdd(float s, float[] b, float[] c, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Math.fma(s, b[i], c[i]);
    }

    private static void select(float[] a, float[] b, float[] c, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] != 0 ? b[i] : c[i];
    }
}
