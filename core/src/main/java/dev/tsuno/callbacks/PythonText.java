package dev.tsuno.callbacks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Python writes them, the same on every JDK. */
final class PythonText {
    private PythonText() {}

    /** {@code repr(x)}: the shortest digits that name x, with an exponent below 1e-4 and from 1e16 on. */
    static String repr(double x) {
        if (!Double.isFinite(x)) return special(x);
        if (x == 0) return 1 / x < 0 ? "-0.0" : "0.0";
        BigDecimal shortest = shortest(x);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent < -4 || exponent >= 16) return scientific(shortest, exponent);
        String plain = shortest.toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static BigDecimal shortest(double x) {
        BigDecimal exact = new BigDecimal(x);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == x) return rounded.stripTrailingZeros();
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    /** {@code f"{x:.4f}"} for 4 decimals. */
    static String fixed(double x, int decimals) {
        if (!Double.isFinite(x)) return special(x);
        String text =
                new BigDecimal(x).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        return x < 0 && !text.startsWith("-") ? "-" + text : text;
    }

    /** {@code f"{x:.4e}"} for 4 decimals. */
    static String scientific(double x, int decimals) {
        if (!Double.isFinite(x)) return special(x);
        if (x == 0) return scientific(BigDecimal.ZERO.setScale(decimals), 0);
        BigDecimal rounded = new BigDecimal(x).round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        int missing = decimals + 1 - rounded.precision();
        if (missing > 0) rounded = rounded.setScale(rounded.scale() + missing);
        return scientific(rounded, rounded.precision() - rounded.scale() - 1);
    }

    private static String scientific(BigDecimal x, int exponent) {
        String mantissa = x.movePointLeft(exponent).toPlainString();
        int size = Math.abs(exponent);
        return mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }

    private static String special(double x) {
        return Double.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
    }
}
