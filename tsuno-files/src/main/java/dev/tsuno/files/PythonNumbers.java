package dev.tsuno.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Python writes them. */
final class PythonNumbers {
    private static final int MOST_DIGITS = 17;

    private PythonNumbers() {}

    /** Integers as they are; others with the fewest digits that name them: {@code 0.1}, {@code 1e-07}, {@code 1.0}. */
    static String repr(Number number) {
        if (!(number instanceof Double || number instanceof Float)) return number.toString();
        double value = number.doubleValue();
        if (Double.isNaN(value)) return "NaN";
        if (Double.isInfinite(value)) return value > 0 ? "Infinity" : "-Infinity";
        if (value == 0) return 1 / value < 0 ? "-0.0" : "0.0";
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + written(digits, point);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) return rounded.stripTrailingZeros();
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    /** {@code 0.digits · 10^point}. */
    private static String written(String digits, int point) {
        int exponent = point - 1;
        if (exponent < -4 || exponent >= 16) {
            String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            int size = Math.abs(exponent);
            return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
        }
        if (point <= 0) return "0." + "0".repeat(-point) + digits;
        if (point >= digits.length()) return digits + "0".repeat(point - digits.length()) + ".0";
        return digits.substring(0, point) + "." + digits.substring(point);
    }
}
