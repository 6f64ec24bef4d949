package dev.tsuno.cli.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The differences first − second of two models' measures, each pair from the same seed.
 *
 * @param count pairs of which both are numbers
 * @param mean of the differences
 * @param standardError of that mean: the differences' standard deviation over √count
 * @param low the lower end of the mean's 95 % interval by Student's t with count − 1 degrees of freedom; NaN for one pair, as are {@code high} and {@code standardError}
 * @param high its upper end
 * @param median of the differences
 * @param firstLower in how many pairs the first is lower
 * @param secondLower in how many pairs the second is lower
 */
public record PairedDifference(
        int count,
        double mean,
        double standardError,
        double low,
        double high,
        double median,
        int firstLower,
        int secondLower) {

    private static final double TWO_SIDED_95 = 0.975;

    /** Of as many values each, in the order of the seeds. */
    public static PairedDifference of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "pairs need as many values each, got " + first.length + " and " + second.length);
        }
        double[] differences = IntStream.range(0, first.length)
                .filter(i -> Double.isFinite(first[i]) && Double.isFinite(second[i]))
                .mapToDouble(i -> first[i] - second[i])
                .toArray();
        Summary summary = Summary.of(differences);
        int n = summary.count();
        double error = summary.standardDeviation() / Math.sqrt(n);
        double reach = n < 2 ? Double.NaN : error * StudentT.quantile(TWO_SIDED_95, n - 1);
        return new PairedDifference(
                n,
                summary.mean(),
                error,
                summary.mean() - reach,
                summary.mean() + reach,
                summary.median(),
                (int) Arrays.stream(differences).filter(d -> d < 0).count(),
                (int) Arrays.stream(differences).filter(d -> d > 0).count());
    }

    /** How it is written. */
    public Digits digits() {
        return Digits.of(standardError, mean, low, high);
    }

    /** Whether the interval is on one side of zero. */
    public boolean isSeen() {
        return low > 0 || high < 0;
    }

    /**
     * The sign test, two-sided: how often at least so many of the pairs would go one way if each were the throw of a coin. Ties count for neither.
     */
    public double signTest() {
        int n = firstLower + secondLower;
        int more = Math.max(firstLower, secondLower);
        double tail = 0;
        double ways = 1; // n over k
        for (int k = 0; k <= n - more; k++) {
            tail += ways;
            ways = ways * (n - k) / (k + 1);
        }
        return Math.min(1, 2 * tail / Math.pow(2, n));
    }
}
