package dev.tsuno.plot;

import java.util.List;

/**
 * The ticks of one axis.
 *
 * @param offset what every label leaves out, such as {@code 1e−7} or {@code +1e6}; empty if they say all
 */
record Ticks(List<Tick> ticks, String offset) {
    /** One tick; {@code label} may be empty, and {@code exponent} is raised behind it. */
    record Tick(double value, boolean major, String label, String exponent) {}

    static final char MINUS = '\u2212';

    static String withMinus(String number) {
        return number.replace('-', MINUS);
    }

    /** Whether an axis from {@code low} to {@code high} shows a value, up to rounding. */
    static boolean inside(double value, double low, double high) {
        double tolerance = 1e-10 * Math.abs(high - low);
        return value >= Math.min(low, high) - tolerance && value <= Math.max(low, high) + tolerance;
    }
}
