package dev.tsuno.array;

import java.util.Locale;

/**
 * How NumPy prints the floats of one array: all in one notation, aligned at the decimal point, with at most eight
 * digits behind it.
 *
 * <p>Scientific notation is for arrays that hold a number of 1e8 and more (1e6 for float32), one below 1e-4, or two
 * that differ by more than a factor of 1000. The digits are the shortest that name each number among those of its
 * dtype.
 */
final class FloatFormat {
    private static final int PRECISION = 8;

    private final boolean single;
    private final boolean scientific;
    private int left = 0;
    private int right = 0;
    private int exponentDigits = 2;

    /** The format for the numbers that will be seen, an array's own or those left when it is summarised. */
    FloatFormat(Store numbers) {
        single = numbers.dtype() == DType.FLOAT32;
        scientific = needsExponent(numbers);
        boolean nan = false;
        boolean infinite = false;
        boolean negativeInfinite = false;
        for (int i = 0; i < numbers.length(); i++) {
            double x = numbers.getDouble(i);
            nan |= Double.isNaN(x);
            infinite |= Double.isInfinite(x);
            negativeInfinite |= x == Double.NEGATIVE_INFINITY;
            if (Double.isFinite(x)) {
                measure(x);
            }
        }
        int behind = (scientific ? exponentDigits + 2 + right : right) + 1;
        if (nan || infinite) {
            left = Math.max(left, Math.max("nan".length(), "inf".length() + (negativeInfinite ? 1 : 0)) - behind);
        }
    }

    private boolean needsExponent(Store numbers) {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < numbers.length(); i++) {
            double x = Math.abs(numbers.getDouble(i));
            if (x != 0 && x < Double.POSITIVE_INFINITY) {
                largest = Math.max(largest, x);
                smallest = Math.min(smallest, x);
            }
        }
        if (largest == 0) {
            return false;
        }
        // The comparisons are made in the array's own precision.
        return single
                ? largest >= 1e6 || smallest < 0.0001f || (float) (largest / smallest) > 1000
                : largest >= 1e8 || smallest < 0.0001 || largest / smallest > 1000;
    }

    private void measure(double x) {
        Decimal decimal = decimal(x, Decimal.ANY);
        Decimal shown = scientific ? decimal.scientific() : decimal;
        left = Math.max(left, sign(x).length() + shown.whole().length());
        right = Math.max(right, shown.fraction().length());
        if (scientific) {
            exponentDigits = Math.max(
                    exponentDigits,
                    String.valueOf(Math.abs(exponent(decimal, x))).length());
        }
    }

    private Decimal decimal(double x, int least) {
        Decimal.Count count = scientific ? Decimal.Count.ALL : Decimal.Count.FRACTION;
        int most = scientific ? PRECISION + 1 : PRECISION;
        return single
                ? Decimal.of((float) Math.abs(x), count, most, least)
                : Decimal.of(Math.abs(x), count, most, least);
    }

    private static int exponent(Decimal decimal, double x) {
        return x == 0 ? 0 : decimal.point() - 1;
    }

    private static String sign(double x) {
        return Double.doubleToRawLongBits(x) < 0 ? "-" : "";
    }

    String format(double x) {
        int width = left + 1 + (scientific ? right + 2 + exponentDigits : right);
        if (Double.isNaN(x)) {
            return padLeft("nan", width);
        }
        if (Double.isInfinite(x)) {
            return padLeft(x < 0 ? "-inf" : "inf", width);
        }
        if (!scientific) {
            Decimal decimal = decimal(x, 0);
            String fraction = decimal.fraction();
            return padLeft(sign(x) + decimal.whole(), left) + "." + fraction + " ".repeat(right - fraction.length());
        }
        Decimal decimal = decimal(x, right + 1);
        String fraction = Decimal.padded(decimal.scientific().fraction(), right);
        return padLeft(sign(x) + decimal.scientific().whole(), left) + "." + fraction
                + exponent(exponent(decimal, x), exponentDigits);
    }

    private static String exponent(int exponent, int digits) {
        return (exponent < 0 ? "e-" : "e+") + String.format(Locale.ROOT, "%0" + digits + "d", Math.abs(exponent));
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /**
     * A number that stands alone, as Python prints it: all digits, without an exponent from 1e-4 up to 1e16 (1e6 for
     * float32).
     */
    static String scalar(double x, DType dtype) {
        if (Double.isNaN(x)) {
            return "nan";
        }
        if (Double.isInfinite(x)) {
            return x < 0 ? "-inf" : "inf";
        }
        double size = Math.abs(x);
        boolean single = dtype == DType.FLOAT32;
        boolean plain = size == 0 || (size >= 1e-4 && size < (single ? 1e6 : 1e16));
        Decimal decimal = single
                ? Decimal.of((float) size, Decimal.Count.ALL, Decimal.ANY, Decimal.ANY)
                : Decimal.of(size, Decimal.Count.ALL, Decimal.ANY, Decimal.ANY);
        if (plain) {
            return sign(x) + decimal.whole() + "." + Decimal.padded(decimal.fraction(), 1);
        }
        String fraction = decimal.scientific().fraction();
        return sign(x)
                + decimal.scientific().whole()
                + (fraction.isEmpty() ? "" : "." + fraction)
                + exponent(decimal.point() - 1, 2);
    }
}
