package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Unary;

/** {@code y[i] = f(x[i])}; y may be x; for i from {@code from} to {@code to}. */
final class UnaryLoops {
    private UnaryLoops() {}

    static Kernel of(Unary f, float[] x, float[] y, int from, int to) {
        return switch (f) {
            case NEGATE -> () -> negate(x, y, from, to);
            case ABS -> () -> abs(x, y, from, to);
            case SIGN -> () -> sign(x, y, from, to);
            case SQUARE -> () -> square(x, y, from, to);
            case SQRT -> () -> sqrt(x, y, from, to);
            case RSQRT -> () -> rsqrt(x, y, from, to);
            case RECIPROCAL -> () -> reciprocal(x, y, from, to);
            case EXP -> () -> exp(x, y, from, to);
            case EXPM1 -> () -> expm1(x, y, from, to);
            case LOG -> () -> log(x, y, from, to);
            case LOG1P -> () -> log1p(x, y, from, to);
            case TANH -> () -> tanh(x, y, from, to);
            case SIGMOID -> () -> sigmoid(x, y, from, to);
            case SOFTPLUS -> () -> softplus(x, y, from, to);
            case ERF -> () -> erf(x, y, from, to);
            case ERFC -> () -> erfc(x, y, from, to);
            case SIN -> () -> sin(x, y, from, to);
            case COS -> () -> cos(x, y, from, to);
            case FLOOR -> () -> floor(x, y, from, to);
            case CEIL -> () -> ceil(x, y, from, to);
            case ROUND -> () -> round(x, y, from, to);
            case RELU -> () -> relu(x, y, from, to);
            case NOT -> () -> not(x, y, from, to);
            case IS_FINITE -> () -> isFinite(x, y, from, to);
        };
    }

    private static void negate(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = -x[i];
    }

    private static void abs(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.abs(x[i]);
    }

    /** Anything but 0 becomes at least 1 by the two factors, the smallest float, 2⁻¹⁴⁹, too. Math.signum would not be vectorized. */
    private static void sign(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.min(Math.max(x[i] * 0x1p126f * 0x1p126f, -1f), 1f) + 0f;
    }

    private static void square(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = x[i] * x[i];
    }

    private static void sqrt(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = (float) Math.sqrt(x[i]);
    }

    private static void rsqrt(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = 1f / (float) Math.sqrt(x[i]);
    }

    private static void reciprocal(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = 1f / x[i];
    }

    static void exp(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.exp(x[i]);
    }

    private static void expm1(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.expm1(x[i]);
    }

    private static void log(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.log(x[i]);
    }

    private static void log1p(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.log1p(x[i]);
    }

    private static void tanh(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.tanh(x[i]);
    }

    private static void sigmoid(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.sigmoid(x[i]);
    }

    private static void softplus(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.softplus(x[i]);
    }

    private static void erf(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.erf(x[i]);
    }

    private static void erfc(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.erfc(x[i]);
    }

    private static void sin(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.sin(x[i]);
    }

    private static void cos(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = FloatMath.cos(x[i]);
    }

    private static void floor(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = (float) Math.floor(x[i]);
    }

    private static void ceil(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = (float) Math.ceil(x[i]);
    }

    private static void round(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = (float) Math.rint(x[i]);
    }

    private static void relu(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Math.max(x[i], 0f);
    }

    private static void not(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = x[i] == 0 ? 1f : 0f;
    }

    private static void isFinite(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) y[i] = Float.isFinite(x[i]) ? 1f : 0f;
    }
}
