package dev.tsuno.cli.statistics;

import java.util.Arrays;

/**
 * What some runs gave, in a few numbers.
 *
 * @param count how many of them gave a number; NaN and infinities are left out of all that follows
 * @param standardDeviation of a sample: divided by count − 1; NaN for one value
 */
public record Summary(
        int count,
        double mean,
        double standardDeviation,
        double min,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double max) {

    /** Of any values, also none: then all but the count is NaN. */
    public static Summary of(double... values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        int n = sorted.length;
        double mean = Arrays.stream(sorted).sum() / n;
        double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
        return new Summary(
                n,
                mean,
                n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)),
                quantile(sorted, 0),
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                quantile(sorted, 1));
    }

    /** The largest size; 0 for no value. */
    double largest() {
        return count == 0 ? 0 : Math.max(Math.abs(min), Math.abs(max));
    }

    /** Between two values on the line between them, as NumPy's default. */
    private static double quantile(double[] sorted, double p) {
        if (sorted.length == 0) return Double.NaN;
        double place = p * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
