package dev.tsuno.plot;

import static dev.tsuno.plot.LinearTicks.floorDivide;
import static java.lang.Math.abs;
import static java.lang.Math.ceil;
import static java.lang.Math.floor;
import static java.lang.Math.log10;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.pow;
import static java.lang.Math.rint;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * How the numbers along a linear axis are written, as matplotlib's {@code ScalarFormatter} does: all with as many
 * decimals as tell the ticks apart; what they share is taken out, a power of ten below 1e−5 or from 1e6, or a
 * constant of at least four digits.
 */
record LinearLabels(double offset, int exponent, int decimals) {
    private static final int SMALLEST_EXPONENT = -5;
    private static final int LARGEST_EXPONENT = 6;
    /** An offset must spare each label this many digits. */
    private static final int OFFSET_DIGITS = 4;

    static LinearLabels of(double[] ticks, double low, double high) {
        double[] seen = Arrays.stream(ticks).filter(t -> t >= low && t <= high).toArray();
        double offset = offset(seen);
        int exponent = exponent(seen, offset, high - low);
        return new LinearLabels(offset, exponent, decimals(ticks, offset, exponent, low, high));
    }

    String label(double value) {
        double shown = (value - offset) / pow(10, exponent);
        if (abs(shown) < 1e-8) {
            shown = 0;
        }
        return Ticks.withMinus(
                new BigDecimal(shown).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }

    String offsetText() {
        String power = exponent == 0 ? "" : "1e" + exponent;
        String constant = offset == 0 ? "" : (offset > 0 ? "+" : "") + scientific(offset);
        return Ticks.withMinus(power + constant);
    }

    private static double offset(double[] seen) {
        if (seen.length < 2 || seen[0] <= 0 && seen[seen.length - 1] >= 0) {
            return 0;
        }
        double first = abs(seen[0]);
        double last = abs(seen[seen.length - 1]);
        double small = min(first, last);
        double large = max(first, last);
        int power = (int) ceil(log10(large));
        while (floorDivide(small, pow(10, power)) == floorDivide(large, pow(10, power))) {
            power--;
        }
        power++;
        if ((large - small) / pow(10, power) <= 1e-2) {
            // A narrow range around a round number, such as 999.9 to 1000.1.
            power = (int) ceil(log10(large));
            while (floorDivide(large, pow(10, power)) - floorDivide(small, pow(10, power)) <= 1) {
                power--;
            }
            power++;
        }
        double shared = floorDivide(large, pow(10, power));
        return shared >= pow(10, OFFSET_DIGITS - 1) ? Math.copySign(shared * pow(10, power), seen[0]) : 0;
    }

    private static int exponent(double[] seen, double offset, double span) {
        double largest = offset != 0 ? span : 0;
        if (offset == 0) {
            for (double value : seen) {
                largest = max(largest, abs(value));
            }
        }
        int exponent = largest == 0 ? 0 : (int) floor(log10(largest));
        return exponent <= SMALLEST_EXPONENT || exponent >= LARGEST_EXPONENT ? exponent : 0;
    }

    private static int decimals(double[] ticks, double offset, int exponent, double low, double high) {
        double[] shown = ticks.length < 2 ? new double[] {low, high} : ticks.clone();
        for (int i = 0; i < shown.length; i++) {
            shown[i] = (shown[i] - offset) / pow(10, exponent);
        }
        double range = Arrays.stream(shown).max().orElse(0)
                - Arrays.stream(shown).min().orElse(0);
        int magnitude = range == 0 ? 0 : (int) floor(log10(range));
        int decimals = max(0, 3 - magnitude);
        double tolerance = 1e-3 * pow(10, magnitude);
        while (decimals >= 0 && roundingError(shown, decimals) < tolerance) {
            decimals--;
        }
        return decimals + 1;
    }

    private static double roundingError(double[] values, int decimals) {
        double scale = pow(10, decimals);
        double error = 0;
        for (double value : values) {
            error = max(error, abs(value - rint(value * scale) / scale));
        }
        return error;
    }

    private static String scientific(double value) {
        int power = (int) floor(log10(abs(value)));
        BigDecimal digits = new BigDecimal(rint(value / pow(10, power) * 1e10) / 1e10).round(new MathContext(10));
        String significand = digits.stripTrailingZeros().toPlainString();
        return power == 0 ? significand : significand + "e" + power;
    }
}
