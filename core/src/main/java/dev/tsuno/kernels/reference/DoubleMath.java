package dev.tsuno.kernels.reference;

/** Double functions that {@link StrictMath} lacks: the same bits on every JDK. */
public final class DoubleMath {
    /** erf(x) / x by powers of x², for |x| &lt; 1; largest relative error 2e-17 before rounding. */
    private static final double[] ERF_NEAR_ZERO = {
        1.1283791670955126,
        -0.3761263890318375,
        0.11283791670954879,
        -0.026866170645076792,
        0.0052239776248180145,
        -0.000854832698083379,
        0.0001205533111164271,
        -1.4925595266831182e-05,
        1.6461000484121368e-06,
        -1.6350312701054695e-07,
        1.4659775274047436e-08,
        -1.1372848856791674e-09,
        5.957176147748911e-11
    };

    /** exp(x²) · erfc(x) by powers of u = (72 / (x + 3) − 13) / 5, which runs from 1 to −1 as x does from 1 to 6. */
    private static final double[] ERFC_SCALED = {
        0.20798329133342885,
        0.15436117429436919,
        0.0496984454033948,
        0.012713147695691995,
        0.0024793146970724187,
        0.00033160296057845436,
        1.956358330834969e-05,
        -2.4255574811020284e-06,
        -5.541277438329464e-07,
        4.526722197970927e-09,
        1.1340261055840323e-08,
        2.6378817019432074e-10,
        -2.5809703293704675e-10,
        -6.030100178315267e-12,
        6.716060821011204e-12,
        -4.468786282795809e-15,
        -1.6799777159311457e-13
    };

    private DoubleMath() {}

    /** {@code 1 / (1 + exp(-x))}, computed from the side on which exp is small. */
    public static double sigmoid(double x) {
        if (x >= 0) return 1 / (1 + StrictMath.exp(-x));
        double e = StrictMath.exp(x);
        return e / (1 + e);
    }

    /** {@code log(1 + exp(x))}: above 0 it is x and a little more. */
    public static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** The error function, {@code 2/√π ∫₀ˣ exp(−s²) ds}, by polynomials fitted for this file; largest error 1.6 ulp, 1.5e-16. */
    public static double erf(double x) {
        double a = Math.abs(x);
        if (a < 1) return x * polynomial(ERF_NEAR_ZERO, x * x);
        if (a >= 6) return Math.copySign(1, x);
        return Math.copySign(1 - StrictMath.exp(-a * a) * polynomial(ERFC_SCALED, (72 / (a + 3) - 13) / 5), x);
    }

    /** {@code 1 − erf(x)}, accurate for large x too: below 1 by {@link #erf}, then by a polynomial, from 6 on by a continued fraction. */
    public static double erfc(double x) {
        double a = Math.abs(x);
        if (!(a >= 1)) return 1 - erf(x);
        double scaled = a < 6 ? polynomial(ERFC_SCALED, (72 / (a + 3) - 13) / 5) : erfcScaledFarOut(a);
        double square = a * a;
        double lost = Math.fma(a, a, -square);
        double tail = a > 27.5 ? 0 : StrictMath.exp(-square) * (1 - lost) * scaled;
        return x > 0 ? tail : 2 - tail;
    }

    /** exp(x²) · erfc(x) = 1/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))). */
    private static double erfcScaledFarOut(double x) {
        double rest = x;
        for (int k = 24; k > 0; k--) rest = x + 0.5 * k / rest;
        return 0.5641895835477563 / rest;
    }

    /** a to the power of b as C and NumPy have it: 1 to any power, NaN too, is 1, and (−1) to ±∞ is 1. */
    public static double power(double a, double b) {
        if (a == 1 || a == -1 && Double.isInfinite(b)) return 1;
        return StrictMath.pow(a, b);
    }

    private static double polynomial(double[] coefficients, double x) {
        double y = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) y = Math.fma(y, x, coefficients[i]);
        return y;
    }
}
