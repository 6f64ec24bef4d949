package dev.tsuno.plot;

import static java.lang.Math.abs;
import static java.lang.Math.floor;
import static java.lang.Math.log10;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.pow;

import java.util.ArrayList;
import java.util.List;

/**
 * Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten: the choice of matplotlib's {@code AutoLocator}.
 *
 * <p>The smallest step that needs no more than {@code space} intervals is taken; if fewer than two of its ticks
 * would be seen, the next smaller.
 */
final class LinearTicks {
    private static final double[] STEPS = {0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20};

    private LinearTicks() {}

    static Ticks between(double low, double high, int space) {
        double[] values = values(min(low, high), max(low, high), max(1, min(9, space)));
        LinearLabels labels = LinearLabels.of(values, min(low, high), max(low, high));
        List<Ticks.Tick> ticks = new ArrayList<>();
        for (double value : values) {
            if (Ticks.inside(value, low, high)) {
                ticks.add(new Ticks.Tick(value, true, labels.label(value), ""));
            }
        }
        return new Ticks(ticks, labels.offsetText());
    }

    /** Ticks that cover the range; the first and the last may lie outside of it. */
    static double[] values(double from, double to, int intervals) {
        // A range narrower than what its numbers can tell apart is widened.
        double largest = max(abs(from), abs(to));
        double widening = to - from <= 1e-14 * largest ? 1e-13 * largest : 0;
        double low = from - widening;
        double high = to + widening;
        double span = high - low;
        double middle = (low + high) / 2;
        // A narrow range far from zero is counted from a power of ten near it, so as not to lose digits.
        double origin = abs(middle) / span < 100 ? 0 : Math.copySign(pow(10, floor(log10(abs(middle)))), middle);
        double start = low - origin;
        double end = high - origin;
        double scale = pow(10, floor(log10(span / intervals)));

        int choice = 0;
        while (choice < STEPS.length - 1 && STEPS[choice] * scale < (end - start) / intervals) {
            choice++;
        }
        double[] values = {};
        for (; choice >= 0; choice--) {
            values = multiples(STEPS[choice] * scale, start, end, origin);
            if (seen(values, start, end) >= 2) {
                break;
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] += origin;
        }
        return values;
    }

    private static double[] multiples(double step, double start, double end, double origin) {
        double first = floorDivide(start, step) * step;
        double tolerance = origin == 0 ? 1e-10 : min(0.4999, max(1e-10, pow(10, log10(abs(origin) / step) - 12)));
        double from = floorDivide(start - first, step);
        if (abs(modulo(start - first, step) / step - 1) < tolerance) {
            from++;
        }
        double to = floorDivide(end - first, step);
        if (abs(modulo(end - first, step) / step) >= tolerance) {
            to++;
        }
        double[] values = new double[(int) (to - from) + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = (from + i) * step + first;
        }
        return values;
    }

    private static int seen(double[] values, double start, double end) {
        int seen = 0;
        for (double value : values) {
            seen += value >= start && value <= end ? 1 : 0;
        }
        return seen;
    }

    private static double modulo(double x, double step) {
        double rest = x % step;
        return rest < 0 ? rest + step : rest;
    }

    /** The whole number of steps in {@code x}, exact where {@code x / step} would round up to the next. */
    static double floorDivide(double x, double step) {
        double quotient = (x - modulo(x, step)) / step;
        double whole = floor(quotient);
        return quotient - whole > 0.5 ? whole + 1 : whole;
    }
}
