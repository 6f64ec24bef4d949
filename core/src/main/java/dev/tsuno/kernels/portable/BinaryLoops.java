package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Kernel;

/** {@code y[i] = f(a[i], b[i])}; y may be a or b. */
final class BinaryLoops {
    private BinaryLoops() {}

    static Kernel of(Binary f, float[] a, float[] b, float[] y, int n) {
        return switch (f) {
            case ADD -> () -> add(a, b, y, n);
            case SUBTRACT -> () -> subtract(a, b, y, n);
            case MULTIPLY -> () -> multiply(a, b, y, n);
            case DIVIDE -> () -> divide(a, b, y, n);
            case MAXIMUM -> () -> maximum(a, b, y, n);
            case MINIMUM -> () -> minimum(a, b, y, n);
            case POWER -> () -> power(a, b, y, n);
            case LESS -> () -> less(a, b, y, n);
            case LESS_EQUAL -> () -> lessEqual(a, b, y, n);
            case GREATER -> () -> greater(a, b, y, n);
            case GREATER_EQUAL -> () -> greaterEqual(a, b, y, n);
            case EQUAL -> () -> equal(a, b, y, n);
            case NOT_EQUAL -> () -> notEqual(a, b, y, n);
            case AND -> () -> and(a, b, y, n);
            case OR -> () -> or(a, b, y, n);
            case TANH_GRADIENT -> () -> tanhGradient(a, b, y, n);
            case SIGMOID_GRADIENT -> () -> sigmoidGradient(a, b, y, n);
        };
    }

    private static void add(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] + b[i];
    }

    private static void subtract(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] - b[i];
    }

    private static void multiply(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] * b[i];
    }

    private static void divide(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] / b[i];
    }

    private static void maximum(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Math.max(a[i], b[i]);
    }

    private static void minimum(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = Math.min(a[i], b[i]);
    }

    private static void power(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = FloatMath.power(a[i], b[i]);
    }

    private static void less(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] < b[i] ? 1f : 0f;
    }

    private static void lessEqual(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] <= b[i] ? 1f : 0f;
    }

    private static void greater(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] > b[i] ? 1f : 0f;
    }

    private static void greaterEqual(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] >= b[i] ? 1f : 0f;
    }

    private static void equal(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] == b[i] ? 1f : 0f;
    }

    private static void notEqual(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] != b[i] ? 1f : 0f;
    }

    private static void and(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] != 0 && b[i] != 0 ? 1f : 0f;
    }

    private static void or(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] != 0 || b[i] != 0 ? 1f : 0f;
    }

    private static void tanhGradient(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] * (1f - b[i] * b[i]);
    }

    private static void sigmoidGradient(float[] a, float[] b, float[] y, int n) {
        for (int i = 0; i < n; i++) y[i] = a[i] * (b[i] * (1f - b[i]));
    }
}
