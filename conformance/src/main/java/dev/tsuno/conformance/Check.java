package dev.tsuno.conformance;

import dev.tsuno.array.NDArray;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares what came out with what Keras gave, and keeps the largest error: |difference| over tolerance · (1 + |value|). */
final class Check {
    private double tolerance;
    private double worst;
    private @Nullable String where;

    Check(double tolerance) {
        this.tolerance = tolerance;
    }

    /** For what Keras itself computes less exactly. */
    void loosen(double least) {
        tolerance = Math.max(tolerance, least);
    }

    void compare(String key, NDArray expected, double[] actual) {
        double[] values = expected.toDoubleArray();
        if (values.length != actual.length) {
            fail(key + " has " + actual.length + " elements, expected " + values.length);
            return;
        }
        for (int i = 0; i < values.length; i++) {
            double e = values[i];
            double a = actual[i];
            if (Double.compare(e, a) == 0 || (Double.isNaN(e) && Double.isNaN(a)) || e == a) continue;
            double error = Math.abs(a - e) / (tolerance * (1 + Math.abs(e)));
            if (Double.isNaN(error) || Double.isInfinite(error)) error = Double.MAX_VALUE;
            if (error > worst) {
                worst = error;
                where = String.format(
                        Locale.ROOT, "%s[%d] is %.9g, expected %.9g (%.1e of what is allowed)", key, i, a, e, error);
            }
        }
    }

    void fail(String message) {
        worst = Double.MAX_VALUE;
        where = message;
    }

    /** What is wrong, or null. */
    @Nullable
    String failure() {
        return worst <= 1 ? null : where;
    }
}
