package dev.tsuno.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** The output: {@code name value unit}, a line each. */
final class Lines {
    private static String prefix = "";

    private Lines() {}

    static void prefix(String text) {
        prefix = text + "/";
    }

    static void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "%s%s %.4g %s%n", prefix, name, value, unit);
    }

    /** The smallest and the middle one. */
    static double print(String name, double[] values, String unit) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        print(name + "/min", sorted[0], unit);
        print(name + "/median", median, unit);
        return median;
    }

    /** What a piece of work takes, again and again for so many seconds. */
    static double[] times(double seconds, DoubleSupplier once) {
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        while (times.size() < 5 || System.nanoTime() - begin < seconds * 1e9) times.add(once.getAsDouble());
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Half and 99 of a hundred are below. */
    static void printLatency(String name, double[] values, String unit) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        print(name + "/p50", sorted[sorted.length / 2], unit);
        print(name + "/p99", sorted[sorted.length * 99 / 100], unit);
    }
}
