package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.reference.DoubleMath;

/**
 * The project's own float functions: the same sequence of IEEE operations in the portable and the vector set.
 *
 * <p>tanh and sigmoid are x · P(x²) / Q(x²) with degrees 9 and 8 by Horner's scheme with fma, clamped where the value is exactly 1.
 * Largest errors over all floats: tanh 5.01 ulp, 3.0e-7 absolute; sigmoid 1.8e-7 absolute.
 */
public final class FloatMath {
    /** Beyond this, tanh is 1. */
    public static final float TANH_CLAMP = 0x1.08c132p+3f;

    public static final float P0 = 0x1.a9ac26p+0f;
    public static final float P1 = 0x1.c86716p-3f;
    public static final float P2 = 0x1.7fb262p-8f;
    public static final float P3 = 0x1.255ef6p-15f;
    public static final float P4 = 0x1.8e96dcp-26f;
    public static final float Q0 = 0x1.a9ac26p+0f;
    public static final float Q1 = 0x1.8de1dap-1f;
    public static final float Q2 = 0x1.61cceep-5f;
    public static final float Q3 = 0x1.22146cp-11f;
    public static final float Q4 = 0x1.65eb4ep-20f;

    /** Added to a float of magnitude below 2²², rounds it to a whole number. */
    public static final float ROUNDER = 0x1.8p23f;

    public static final float LOG2_E = 0x1.715476p+0f;
    public static final float LN2_HIGH = 0x1.62e43p-1f;
    public static final float LN2_LOW = -0x1.05c61p-29f;
    public static final float E3 = 0x1.5554dcp-3f;
    public static final float E4 = 0x1.55551ap-5f;
    public static final float E5 = 0x1.120b6ep-7f;
    public static final float E6 = 0x1.6d110ap-10f;

    private FloatMath() {}

    public static float tanh(float x) {
        x = Math.max(-TANH_CLAMP, Math.min(TANH_CLAMP, x));
        float s = x * x;
        float p = Math.fma(s, P4, P3);
        p = Math.fma(p, s, P2);
        p = Math.fma(p, s, P1);
        p = Math.fma(p, s, P0) * x;
        float q = Math.fma(s, Q4, Q3);
        q = Math.fma(q, s, Q2);
        q = Math.fma(q, s, Q1);
        q = Math.fma(q, s, Q0);
        return p / q;
    }

    /** 0.5 + 0.5 tanh(x / 2), the halves folded into the coefficients (powers of two: the same bits). */
    public static float sigmoid(float x) {
        x = Math.max(-2 * TANH_CLAMP, Math.min(2 * TANH_CLAMP, x));
        float s = x * x;
        float p = Math.fma(s, P4 / 1024, P3 / 256);
        p = Math.fma(p, s, P2 / 64);
        p = Math.fma(p, s, P1 / 16);
        p = Math.fma(p, s, P0 / 4) * x;
        float q = Math.fma(s, Q4 / 256, Q3 / 64);
        q = Math.fma(q, s, Q2 / 16);
        q = Math.fma(q, s, Q1 / 4);
        q = Math.fma(q, s, Q0);
        return p / q + 0.5f;
    }

    /**
     * 2ᵏ · exp(r) with k = round(x / ln 2), exp(r) by a polynomial of degree 6; no branch. The scale comes in two factors, so that the
     * result overflows to infinity and underflows to zero by way of the subnormal numbers. Largest error 1.10 ulp.
     */
    public static float exp(float x) {
        x = x < -104f ? -104f : x; // rounds to 0
        x = x > 89f ? 89f : x; // rounds to infinity
        float shifted = Math.fma(x, LOG2_E, ROUNDER); // k stands in its last bits
        float k = shifted - ROUNDER;
        float r = Math.fma(k, -LN2_HIGH, x);
        r = Math.fma(k, -LN2_LOW, r);
        float p = Math.fma(r, E6, E5);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, 0.5f);
        p = Math.fma(p, r * r, r) + 1f;
        int n = Float.floatToRawIntBits(shifted) - Float.floatToRawIntBits(ROUNDER);
        int half = n >> 1;
        return p * power2(half) * power2(n - half);
    }

    private static float power2(int n) {
        return Float.intBitsToFloat(n + 127 << 23);
    }

    // The functions below are computed in double and rounded once: at most 0.5001 ulp, and the same bits everywhere.

    public static float expm1(float x) {
        return (float) StrictMath.expm1(x);
    }

    public static float log(float x) {
        return (float) StrictMath.log(x);
    }

    public static float log1p(float x) {
        return (float) StrictMath.log1p(x);
    }

    public static float softplus(float x) {
        return (float) DoubleMath.softplus(x);
    }

    public static float erf(float x) {
        return (float) DoubleMath.erf(x);
    }

    public static float erfc(float x) {
        return (float) DoubleMath.erfc(x);
    }

    public static float sin(float x) {
        return (float) SinCos.sin(x);
    }

    public static float cos(float x) {
        return (float) SinCos.cos(x);
    }

    /**
     * a to the power of b, with {@link DoubleMath#power} for the special cases: zeros, infinities, NaN. (That would do for all if
     * {@link StrictMath#pow} took no arrays for each call.)
     */
    public static float power(float a, float b) {
        if (b == 2) return a * a;
        if (!Float.isFinite(a) || !Float.isFinite(b) || a == 0) return (float) DoubleMath.power(a, b);
        boolean whole = b == Math.rint(b);
        if (a < 0 && !whole) return Float.NaN;
        double size = StrictMath.exp(
                b * StrictMath.log(Math.abs(a))); // exact enough: the exponent is below 104 or the result is 0 or ∞
        boolean odd = whole && ((long) b & 1) == 1 && Math.abs(b) < 0x1p24f;
        return (float) (a < 0 && odd ? -size : size);
    }
}
