package dev.tsuno.cli.study;

import dev.tsuno.cli.statistics.Summary;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** How values are changed before a network sees them, and its forecasts changed back: to the same bits on every JVM. */
interface Scaling {
    /** What the network sees of a value. */
    double to(double value);

    /** The value of what the network gives. */
    double from(double scaled);

    /** The values as they are. */
    static Scaling none() {
        return new Standardised(v -> v, v -> v, 0, 1);
    }

    /** The natural logarithm, then as many standard deviations from the mean; both are those of {@code training}. */
    static Scaling log(double[] training) {
        return Standardised.of(StrictMath::log, StrictMath::exp, training);
    }

    /** As {@link #log}, with the logarithm to base 10. */
    static Scaling log10(double[] training) {
        return Standardised.of(StrictMath::log10, v -> StrictMath.pow(10, v), training);
    }

    /** {@code (f(value) − mean) / deviation}. */
    record Standardised(DoubleUnaryOperator f, DoubleUnaryOperator inverse, double mean, double deviation)
            implements Scaling {
        static Standardised of(DoubleUnaryOperator f, DoubleUnaryOperator inverse, double[] training) {
            Summary summary = Summary.of(Arrays.stream(training).map(f).toArray());
            return new Standardised(f, inverse, summary.mean(), summary.standardDeviation());
        }

        @Override
        public double to(double value) {
            return (f.applyAsDouble(value) - mean) / deviation;
        }

        @Override
        public double from(double scaled) {
            return inverse.applyAsDouble(scaled * deviation + mean);
        }
    }
}
