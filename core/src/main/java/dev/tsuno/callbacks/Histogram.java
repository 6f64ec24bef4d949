package dev.tsuno.callbacks;

import dev.tsuno.array.NDArray;
import java.util.Arrays;

/**
 * How many numbers fall into each of 30 equal parts of their range, as TensorBoard shows them. If all are the same, the last part has them
 * all. Numbers that are not finite have no place in it.
 */
final class Histogram {
    static final int BUCKETS = 30;

    private final double smallest;
    private final double largest;
    private final double[] counts = new double[BUCKETS];

    Histogram(NDArray array) {
        double[] values =
                Arrays.stream(array.toDoubleArray()).filter(Double::isFinite).toArray();
        smallest = Arrays.stream(values).min().orElse(0);
        largest = Arrays.stream(values).max().orElse(0);
        double width = (largest - smallest) / BUCKETS;
        for (double value : values) {
            int bucket = width == 0 ? BUCKETS - 1 : (int) Math.floor((value - smallest) / width);
            counts[Math.min(bucket, BUCKETS - 1)]++;
        }
    }

    double left(int bucket) {
        return edge(bucket);
    }

    double right(int bucket) {
        return edge(bucket + 1);
    }

    private double edge(int i) {
        if (i == BUCKETS) return largest;
        return smallest + i * ((largest - smallest) / BUCKETS);
    }

    double count(int bucket) {
        return counts[bucket];
    }
}
