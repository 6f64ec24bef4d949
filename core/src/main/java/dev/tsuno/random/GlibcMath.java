package dev.tsuno.random;

/**
 * The float logarithm, sine and cosine of glibc (2.28 and later; ARM's optimized-routines), which TensorFlow's normal numbers go
 * through: {@code (float) Math.log(x)} differs from them in the last bit once in a while, and so would one weight in fifty.
 *
 * <p>Both work in double and round once at the end. Every product and every sum below is rounded by itself; writing one as a fused
 * multiply-add would change bits.
 */
final class GlibcMath {
    private GlibcMath() {}

    /** For x near 2^k·z with z in the i-th sixteenth of the octave: 1/c and ln c of a c near the middle of that part. */
    private static final double[] INVERSE_C = {
        0x1.661ec79f8f3bep+0, 0x1.571ed4aaf883dp+0, 0x1.49539f0f010b0p+0, 0x1.3c995b0b80385p+0,
        0x1.30d190c8864a5p+0, 0x1.25e227b0b8ea0p+0, 0x1.1bb4a4a1a343fp+0, 0x1.12358f08ae5bap+0,
        0x1.0953f419900a7p+0, 0x1.0000000000000p+0, 0x1.e608cfd9a47acp-1, 0x1.ca4b31f026aa0p-1,
        0x1.b2036576afce6p-1, 0x1.9c2d163a1aa2dp-1, 0x1.886e6037841edp-1, 0x1.767dcf5534862p-1,
    };

    private static final double[] LOG_C = {
        -0x1.57bf7808caadep-2, -0x1.2bef0a7c06ddbp-2, -0x1.01eae7f513a67p-2, -0x1.b31d8a68224e9p-3,
        -0x1.6574f0ac07758p-3, -0x1.1aa2bc79c8100p-3, -0x1.a4e76ce8c0e5ep-4, -0x1.1973c5a611cccp-4,
        -0x1.252f438e10c1ep-5, 0x0.0p+0, 0x1.aa5aa5df25984p-5, 0x1.c5e53aa362eb4p-4,
        0x1.526e57720db08p-3, 0x1.bc2860d224770p-3, 0x1.1058bc8a07ee1p-2, 0x1.4043057b6ee09p-2,
    };

    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double A0 = -0x1.00ea348b88334p-2;
    private static final double A1 = 0x1.5575b0be00b6ap-2;
    private static final double A2 = -0x1.ffffef20a4123p-2;

    /** {@code logf(x)} for a normal x > 0. */
    static float log(float x) {
        int bits = Float.floatToRawIntBits(x);
        int offset = bits - 0x3f330000;
        int i = (offset >>> 19) & 15;
        int k = offset >> 23;
        double z = Float.intBitsToFloat(bits - (offset & 0xff800000));
        double r = z * INVERSE_C[i] - 1.0;
        double y0 = LOG_C[i] + k * LN2;
        double r2 = r * r;
        double y = A1 * r + A2;
        y = A0 * r2 + y;
        y = y * r2 + (y0 + r);
        return (float) y;
    }

    private static final double C0 = 1.0;
    private static final double C1 = -0x1.ffffffd0c621cp-2;
    private static final double C2 = 0x1.55553e1068f19p-5;
    private static final double C3 = -0x1.6c087e89a359dp-10;
    private static final double C4 = 0x1.99343027bf8c3p-16;
    private static final double S0 = -0x1.555545995a603p-3;
    private static final double S1 = 0x1.1107605230bc4p-7;
    private static final double S2 = -0x1.994eb3774cf24p-13;

    /** 2^24 / (π/2), and π/2. */
    private static final double QUARTERS = 0x1.45F306DC9C883p+23;

    private static final double HALF_PI = 0x1.921FB54442D18p0;

    private static final int TOP_OF_QUARTER_PI = Float.floatToRawIntBits(0.785398163397448f) >>> 20;
    private static final int TOP_OF_TINY = Float.floatToRawIntBits(0x1p-12f) >>> 20;

    /** {@code sinf(y)} for 0 <= y < 120. */
    static float sin(float y) {
        if (top(y) < TOP_OF_TINY) {
            return y;
        }
        int n = quadrant(y);
        double x = reduced(y, n);
        return (float) ((n & 1) == 0 ? sinPolynomial(x, n) : cosPolynomial(x, n));
    }

    /** {@code cosf(y)} for 0 <= y < 120. */
    static float cos(float y) {
        if (top(y) < TOP_OF_TINY) {
            return 1;
        }
        int n = quadrant(y);
        double x = reduced(y, n);
        return (float) ((n & 1) == 0 ? cosPolynomial(x, n) : sinPolynomial(x, n));
    }

    /** Exponent and first three bits of the fraction: glibc compares only these. */
    private static int top(float y) {
        return Float.floatToRawIntBits(y) >>> 20;
    }

    private static int quadrant(float y) {
        return top(y) < TOP_OF_QUARTER_PI ? 0 : ((int) ((double) y * QUARTERS) + 0x800000) >> 24;
    }

    private static double reduced(float y, int n) {
        double x = y;
        return n == 0 ? x : x - n * HALF_PI;
    }

    private static double sinPolynomial(double reduced, int n) {
        double x = (n & 3) == 1 || (n & 3) == 2 ? -reduced : reduced;
        double x2 = x * x;
        double x3 = x2 * x;
        return (x + x3 * S0) + (x3 * x2) * (S1 + x2 * S2);
    }

    private static double cosPolynomial(double x, int n) {
        double x2 = x * x;
        double x4 = x2 * x2;
        double c = ((C0 + x2 * C1) + x4 * C2) + (x4 * x2) * (C3 + x2 * C4);
        return (n & 2) == 0 ? c : -c; // glibc negates the coefficients: every rounding is symmetric, the bits are these
    }
}
