package dev.tsuno.plot;

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
import java.util.ArrayList;
import java.util.List;

/**
 * Ticks at powers of ten, labelled 10ⁿ, with unlabelled ones at 2 … 9 between: the choice of matplotlib's
 * {@code LogLocator}. Where powers are many, every second, third … is taken; where at most one is in sight, ticks
 * between them are labelled too.
 */
final class LogTicks {
    private static final double FEW_DECADES = 0.4;

    private LogTicks() {}

    static Ticks between(double from, double to, int space) {
        double low = min(from, to);
        double high = max(from, to);
        List<Ticks.Tick> ticks = new ArrayList<>();
        int first = (int) ceil(log10(low));
        int last = (int) floor(log10(high));
        Decades decades = Decades.of(first, last, log10(low), log10(high), max(2, min(9, space)));
        for (int n : decades.exponents()) {
            if (n >= first && n <= last) {
                ticks.add(new Ticks.Tick(pow(10, n), true, "10", Ticks.withMinus("" + n)));
            }
        }
        for (double value : between(first, last, decades.stride(), low, high)) {
            if (Ticks.inside(log10(value), log10(low), log10(high))) {
                ticks.add(minor(value, low, high));
            }
        }
        return new Ticks(ticks, "");
    }

    /** Which powers of ten are ticks: {@code stride} apart, reaching one beyond the view on either side. */
    private record Decades(int[] exponents, int stride) {
        static Decades of(int first, int last, double low, double high, int wanted) {
            int available = last - first + 1;
            int stride = Math.floorDiv(available, wanted + 1) + 1;
            int count = min(wanted, (int) ceil(available / (double) stride));
            if (count == 0) {
                return new Decades(new int[] {first - 1, last + 1}, last - first + 2);
            }
            if (count == 1) {
                int middle = (int) rint((low + high) / 2);
                stride = max(middle - (first - 1), last + 1 - middle);
                return new Decades(new int[] {middle - stride, middle, middle + stride}, stride);
            }
            stride = (available - 1) / (count - 1);
            if (stride < available / (double) count) {
                stride = available / count;
            }
            int lowest = max(available - stride * count, 0);
            int beyond = min(available - stride * (count - 1), stride);
            int offset = Math.floorMod(-first, stride);
            if (offset < lowest || offset >= beyond) {
                offset = lowest;
            }
            List<Integer> exponents = new ArrayList<>();
            for (int n = first + offset - stride; n < last + stride + 1; n += stride) {
                exponents.add(n);
            }
            return new Decades(exponents.stream().mapToInt(n -> n).toArray(), stride);
        }
    }

    private static double[] between(int first, int last, int stride, double low, double high) {
        int available = last - first + 1;
        if (available >= 10 || stride != 1 && available > 1) {
            return new double[0];
        }
        List<Double> values = new ArrayList<>();
        int seen = 0;
        for (int n = first - 1; n <= last; n++) {
            for (int digit = 2; digit <= 9; digit++) {
                double value = digit * pow(10, n);
                values.add(value);
                seen += low <= value && value <= high ? 1 : 0;
            }
        }
        if (stride == 1 && available + seen <= 1) {
            return LinearTicks.values(low, high, 9);
        }
        return values.stream().mapToDouble(v -> v).toArray();
    }

    private static Ticks.Tick minor(double value, double low, double high) {
        double position = log10(value);
        boolean isPower = abs(position - rint(position)) <= 1e-9 * max(abs(position), 1);
        int power = (int) (isPower ? rint(position) : floor(position));
        double coefficient = pow(10, position - power);
        if (!isLabelled((int) rint(coefficient), low, high)) {
            return new Ticks.Tick(value, false, "", "");
        }
        if (abs(coefficient - rint(coefficient)) <= 1e-9 * coefficient) {
            coefficient = rint(coefficient);
        }
        String digits = new BigDecimal(coefficient)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
        return new Ticks.Tick(value, false, isPower ? "10" : digits + " \u00d7 10", Ticks.withMinus("" + power));
    }

    private static boolean isLabelled(int digit, double low, double high) {
        double powers = floor(log10(high)) - floor(Math.nextDown(log10(low)));
        if (powers > 1) {
            return false;
        }
        return log10(high) - log10(low) <= FEW_DECADES || digit <= 4 || digit == 6 || digit == 10;
    }
}
