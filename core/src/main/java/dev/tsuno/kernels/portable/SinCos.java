package dev.tsuno.kernels.portable;

/**
 * sin and cos of floats, computed in double with an error far below half an ulp of a float.
 *
 * <p>x = k · π/2 + r with |r| ≤ π/4, π/2 in two parts by fma; then a polynomial in r². {@link StrictMath} has them too, but takes an
 * array for each r from JDK 21 on; here it serves only the floats beyond 2³⁰, where k has too many digits.
 */
final class SinCos {
    private static final double LARGE = 0x1p30;
    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    private static final double PI_OVER_2_HIGH = 0x1.921fb54442d18p+0;
    private static final double PI_OVER_2_LOW = 0x1.1a62633145c07p-54;

    private SinCos() {}

    static double sin(double x) {
        if (!(Math.abs(x) <= LARGE)) return StrictMath.sin(x);
        double k = Math.rint(x * TWO_OVER_PI);
        return k == 0 ? sinNearZero(x) : sinOfQuarter((int) k, remainder(x, k)); // the first keeps -0
    }

    static double cos(double x) {
        if (!(Math.abs(x) <= LARGE)) return StrictMath.cos(x);
        double k = Math.rint(x * TWO_OVER_PI);
        return sinOfQuarter((int) k + 1, remainder(x, k));
    }

    private static double remainder(double x, double k) {
        return Math.fma(-k, PI_OVER_2_LOW, Math.fma(-k, PI_OVER_2_HIGH, x));
    }

    /** sin(k · π/2 + r). */
    private static double sinOfQuarter(int k, double r) {
        double y = (k & 1) == 0 ? sinNearZero(r) : cosNearZero(r);
        return (k & 2) == 0 ? y : -y;
    }

    /** Relative error 2e-17 before rounding. */
    private static double sinNearZero(double r) {
        double s = r * r;
        double p = Math.fma(s, 1.589470394697773e-10, -2.5050716419233388e-08);
        p = Math.fma(p, s, 2.755731337289906e-06);
        p = Math.fma(p, s, -0.0001984126982864022);
        p = Math.fma(p, s, 0.008333333333320349);
        p = Math.fma(p, s, -0.16666666666666616);
        return r * Math.fma(p, s, 1);
    }

    /** Relative error 1e-17 before rounding. */
    private static double cosNearZero(double r) {
        double s = r * r;
        double p = Math.fma(s, -1.1353356276207156e-11, 2.0875581912244297e-09);
        p = Math.fma(p, s, -2.755731309412218e-07);
        p = Math.fma(p, s, 2.480158728386701e-05);
        p = Math.fma(p, s, -0.0013888888888861067);
        p = Math.fma(p, s, 0.04166666666666645);
        p = Math.fma(p, s, -0.5);
        return Math.fma(p, s, 1);
    }
}
