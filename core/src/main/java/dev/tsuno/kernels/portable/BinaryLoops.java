package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Kernel;

/** {@code y[i] = f(a[i], b[i])}; y may be a or b; for i from {@code from} to {@code to}. */
final class BinaryLoops {
    private BinaryLoops() {}

    static Kernel of(Binary f, float[] a, float[] b, float[] y, int from, int to) {
        return switch (f) {
            case ADD -> () -> add(a, b, y, from, to);
            case SUBTRACT -> () -> subtract(a, b, y, from, to);
            case MULTIPLY -> () -> multiply(a, b, y, from, to);
            case DIVIDE -> () -> divide(a, b, y, from, to);
            case MAXIMUM -> () -> maximum(a, b, y, from, to);
            case MINIMUM -> () -> minimum(a, b, y, from, to);
            case POWER -> () -> power(a, b, y, from, to);
            case LESS -> () -> less(a, b, y, from, to);
            case LESS_EQUAL -> () -> lessEqual(a, b, y, from, to);
            case GREATER -> () -> greater(a, b, y, from, to);
            case GREATER_EQUAL -> () -> greaterEqual(a, b, y, from, to);
            case EQUAL -> () -> equal(a, b, y, from, to);
            case NOT_EQUAL -> () -> notEqual(a, b, y, from, to);
            case AND -> () -> and(a, b, y, from, to);
            case OR -> () -> or(a, b, y, from, to);
            case TANH_GRADIENT -> () -> tanhGradient(a, b, y, from, to);
            case SIGMOID_GRADIENT -> () -> sigmoidGradient(a, b, y, from, to);
        };
    }

    private static void add(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] + b[i];
    }

    private static void subtract(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] - b[i];
    }

    private static void multiply(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] * b[i];
    }

    private static void divide(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] / b[i];
    }

    private static void maximum(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.max(a[i], b[i]);
    }

    private static void minimum(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.min(a[i], b[i]);
    }

    private static void power(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.power(a[i], b[i]);
    }

    private static void less(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] < b[i] ? 1f : 0f;
    }

    private static void lessEqual(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] <= b[i] ? 1f : 0f;
    }

    private static void greater(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] > b[i] ? 1f : 0f;
    }

    private static void greaterEqual(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] >= b[i] ? 1f : 0f;
    }

    private static void equal(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] == b[i] ? 1f : 0f;
    }

    private static void notEqual(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] != b[i] ? 1f : 0f;
    }

    private static void and(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] != 0 && b[i] != 0 ? 1f : 0f;
    }

    private static void or(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] != 0 || b[i] != 0 ? 1f : 0f;
    }

    private static void tanhGradient(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] * (1f - b[i] * b[i]);
    }

    private static void sigmoidGradient(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = a[i] * (b[i] * (1f - b[i]));
    }
}
