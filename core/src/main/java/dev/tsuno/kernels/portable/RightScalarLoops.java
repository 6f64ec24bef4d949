package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Kernel;
import org.jspecify.annotations.Nullable;

/** {@code y[i] = f(a[i], s)} with {@code s = b[at]}; y may be a. */
final class RightScalarLoops {
    private RightScalarLoops() {}

    /** Absent for functions that nobody calls so: they have no loop of their own. */
    static @Nullable Kernel of(Binary f, float[] a, float[] b, int at, float[] y, int from, int to) {
        return switch (f) {
            case ADD -> () -> add(a, b[at], y, from, to);
            case SUBTRACT -> () -> subtract(a, b[at], y, from, to);
            case MULTIPLY -> () -> multiply(a, b[at], y, from, to);
            case DIVIDE -> () -> divide(a, b[at], y, from, to);
            case MAXIMUM -> () -> maximum(a, b[at], y, from, to);
            case MINIMUM -> () -> minimum(a, b[at], y, from, to);
            case POWER -> () -> power(a, b[at], y, from, to);
            case LESS -> () -> less(a, b[at], y, from, to);
            case LESS_EQUAL -> () -> lessEqual(a, b[at], y, from, to);
            case GREATER -> () -> greater(a, b[at], y, from, to);
            case GREATER_EQUAL -> () -> greaterEqual(a, b[at], y, from, to);
            case EQUAL -> () -> equal(a, b[at], y, from, to);
            case NOT_EQUAL -> () -> notEqual(a, b[at], y, from, to);
            case AND -> () -> and(a, b[at], y, from, to);
            case OR -> () -> or(a, b[at], y, from, to);
            default -> null;
        };
    }

    static void add(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] + s;
    }

    static void subtract(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] - s;
    }

    static void multiply(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] * s;
    }

    static void divide(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] / s;
    }

    private static void maximum(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.max(a[i], s);
    }

    private static void minimum(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.min(a[i], s);
    }

    private static void power(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.power(a[i], s);
    }

    private static void less(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] < s ? 1f : 0f;
    }

    private static void lessEqual(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] <= s ? 1f : 0f;
    }

    private static void greater(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] > s ? 1f : 0f;
    }

    private static void greaterEqual(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] >= s ? 1f : 0f;
    }

    private static void equal(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] == s ? 1f : 0f;
    }

    private static void notEqual(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] != s ? 1f : 0f;
    }

    private static void and(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] != 0 && s != 0 ? 1f : 0f;
    }

    private static void or(float[] a, float s, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] != 0 || s != 0 ? 1f : 0f;
    }
}
