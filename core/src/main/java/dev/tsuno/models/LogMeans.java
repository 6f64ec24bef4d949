package dev.tsuno.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The means of the numbers that steps log, batches weighted by their number of samples. Allocates only for a name not seen before. */
final class LogMeans {
    private final List<String> names = new ArrayList<>();
    private double[] totals = new double[4];
    private double[] samples = new double[4];

    void add(String name, double value, int n) {
        int i = names.indexOf(name);
        if (i < 0) {
            i = names.size();
            names.add(name);
            totals = Arrays.copyOf(totals, Math.max(totals.length, 2 * i));
            samples = Arrays.copyOf(samples, totals.length);
        }
        totals[i] += value * n;
        samples[i] += n;
    }

    /** All begin anew. */
    void reset() {
        Arrays.fill(totals, 0);
        Arrays.fill(samples, 0);
    }

    /** The mean of each name that was logged since. */
    void addTo(Map<String, Double> logs) {
        for (int i = 0; i < names.size(); i++) if (samples[i] > 0) logs.put(names.get(i), totals[i] / samples[i]);
    }
}
