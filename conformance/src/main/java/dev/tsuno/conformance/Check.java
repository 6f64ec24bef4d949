package dev.tsuno.conformance;

import dev.tsuno.array.NDArray;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares what came out with what Keras gave, and keeps the largest error, as a multiple of what is allowed. */
final class Check {
    /** A bar for numbers whose shape alone must be right. */
    static final double NOT_COMPARED = Double.POSITIVE_INFINITY;

    private double tolerance;
    private double worst;
    private @Nullable String where;

    /** For numbers that all have a bar of their own. */
    Check() {
        this(0);
    }

    Check(double tolerance) {
        this.tolerance = tolerance;
    }

    /** For what Keras itself computes less exactly. */
    void loosen(double least) {
        tolerance = Math.max(tolerance, least);
    }

    /** Allows a difference of tolerance · (1 + |value|). */
    void compare(String key, NDArray expected, double[] actual) {
        double[] values = expected.toDoubleArray();
        if (!sameLength(key, values, actual)) return;
        for (int i = 0; i < values.length; i++) {
            difference(key, i, values[i], actual[i], tolerance * (1 + Math.abs(values[i])));
        }
    }

    /** Allows a difference of bar · |value|. */
    void relative(String key, double[] expected, double[] actual, double bar) {
        if (!sameLength(key, expected, actual) || bar == NOT_COMPARED) return;
        for (int i = 0; i < expected.length; i++) {
            difference(key, i, expected[i], actual[i], bar * Math.abs(expected[i]));
        }
    }

    /** Allows a difference of bar times the largest |value| of the array; the shapes must be the same. */
    void ofLargest(String key, NDArray expected, NDArray actual, double bar) {
        if (!expected.shape().equals(actual.shape())) {
            fail(key + " has the shape " + actual.shape() + ", expected " + expected.shape());
            return;
        }
        if (bar == NOT_COMPARED) return;
        double[] values = expected.toDoubleArray();
        double[] got = actual.toDoubleArray();
        double largest = 0;
        for (double value : values) largest = Math.max(largest, Math.abs(value));
        for (int i = 0; i < values.length; i++) difference(key, i, values[i], got[i], bar * largest);
    }

    /** Allows no difference. */
    void exact(String key, NDArray expected, NDArray actual) {
        ofLargest(key, expected, actual, 0);
    }

    /** Allows no difference; names the first line that has one. */
    void same(String key, String expected, String actual) {
        List<String> lines = expected.lines().toList();
        List<String> got = actual.lines().toList();
        for (int i = 0; i < Math.max(lines.size(), got.size()); i++) {
            String line = i < lines.size() ? lines.get(i) : "(no line)";
            String other = i < got.size() ? got.get(i) : "(no line)";
            if (line.equals(other)) continue;
            fail(key + ", line " + (i + 1) + " is " + other + ", expected " + line);
            return;
        }
    }

    private boolean sameLength(String key, double[] expected, double[] actual) {
        if (expected.length == actual.length) return true;
        fail(key + " has " + actual.length + " elements, expected " + expected.length);
        return false;
    }

    private void difference(String key, int i, double expected, double actual, double allowed) {
        if (expected == actual || (Double.isNaN(expected) && Double.isNaN(actual))) return;
        double error = Math.abs(actual - expected) / allowed;
        if (Double.isNaN(error) || Double.isInfinite(error)) error = Double.MAX_VALUE;
        if (error > worst) {
            worst = error;
            where = String.format(
                    Locale.ROOT,
                    "%s[%d] is %.9g, expected %.9g (%.1e of what is allowed)",
                    key,
                    i,
                    actual,
                    expected,
                    error);
        }
    }

    void fail(String message) {
        worst = Double.MAX_VALUE;
        where = message;
    }

    /** The largest error so far, as a part of what is allowed. */
    double worst() {
        return worst;
    }

    /** What is wrong, or null. */
    @Nullable
    String failure() {
        return worst <= 1 ? null : where;
    }
}
