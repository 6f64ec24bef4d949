package dev.tsuno.layers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What {@link Discretization} remembers of the numbers it has seen: some of them in rising order, and for how many each stands. Batches are
 * summarised and merged, and the summary is kept to about {@code 1 / epsilon} entries, by linear interpolation. All as Keras does it, in
 * floats where it does.
 */
record QuantileSummary(float[] values, float[] weights) {
    static final QuantileSummary EMPTY = new QuantileSummary(new float[0], new float[0]);

    /** Every so many-th of the numbers. */
    static QuantileSummary of(float[] numbers, double epsilon) {
        float[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double step = Math.max(sorted.length / (1.0 / epsilon), 1);
        int every = (int) step;
        int start = (int) (step - 1);
        int n = start >= sorted.length ? 0 : (sorted.length - start + every - 1) / every;
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = sorted[start + i * every];
        float[] weights = new float[n];
        Arrays.fill(weights, (float) step);
        return new QuantileSummary(values, weights);
    }

    QuantileSummary merge(QuantileSummary earlier, double epsilon) {
        int n = values.length + earlier.values.length;
        float[] all = Arrays.copyOf(values, n);
        float[] allWeights = Arrays.copyOf(weights, n);
        System.arraycopy(earlier.values, 0, all, values.length, earlier.values.length);
        System.arraycopy(earlier.weights, 0, allWeights, values.length, earlier.values.length);
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> all[i]));
        float[] sorted = new float[n];
        float[] sortedWeights = new float[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = all[order[i]];
            sortedWeights[i] = allWeights[order[i]];
        }
        return new QuantileSummary(sorted, sortedWeights).compress(epsilon);
    }

    /** The boundaries between so many bins of about equal weight. */
    double[] boundaries(int bins) {
        float[] all = compress(1.0 / bins).values;
        double[] boundaries = new double[Math.max(0, all.length - 1)];
        for (int i = 0; i < boundaries.length; i++) boundaries[i] = all[i];
        return boundaries;
    }

    private QuantileSummary compress(double epsilon) {
        if (values.length * epsilon < 1) return this;
        int n = (int) Math.ceil(1.0 / epsilon);
        float[] sums = new float[values.length];
        float sum = 0;
        for (int i = 0; i < sums.length; i++) sums[i] = sum += weights[i];
        double[] shares = new double[sums.length];
        for (int i = 0; i < sums.length; i++) shares[i] = sums[i] / sum;
        float[] newValues = new float[n];
        float[] newWeights = new float[n];
        double before = 0;
        for (int i = 0; i < n; i++) {
            double share = epsilon + i * epsilon;
            newValues[i] = (float) interpolate(share, shares, values);
            double cumulated = interpolate(share, shares, sums);
            newWeights[i] = (float) (cumulated - before);
            before = cumulated;
        }
        return new QuantileSummary(newValues, newWeights);
    }

    /** As {@code numpy.interp}. */
    private static double interpolate(double x, double[] xs, float[] ys) {
        int at = -1;
        while (at + 1 < xs.length && xs[at + 1] <= x) at++;
        if (at < 0) return ys[0];
        if (at == xs.length - 1) return ys[at];
        if (xs[at] == x) return ys[at];
        double slope = ((double) ys[at + 1] - ys[at]) / (xs[at + 1] - xs[at]);
        return slope * (x - xs[at]) + ys[at];
    }
}
