package dev.tsuno.data;

import dev.tsuno.array.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Samples to train on or a batch of them: the arrays for a model's inputs, those for its outputs (none to predict), and the weights of
 * the samples for each output (none, or null for an output without). The first axis of each is the samples. As Keras's tuple
 * {@code (x, y, sample_weight)}.
 */
public record Samples(List<NDArray> x, List<NDArray> y, List<@Nullable NDArray> sampleWeight) {
    /** @throws IllegalArgumentException if their numbers of samples differ, or there are none */
    public Samples {
        x = List.copyOf(x);
        y = List.copyOf(y);
        sampleWeight = Collections.unmodifiableList(new ArrayList<>(sampleWeight));
        if (x.isEmpty()) throw new IllegalArgumentException("There is no x.");
        int samples = samples(x.get(0));
        boolean agree = true;
        for (NDArray array : x) agree &= samples(array) == samples;
        for (NDArray array : y) agree &= samples(array) == samples;
        for (NDArray array : sampleWeight) agree &= array == null || samples(array) == samples;
        if (!agree || samples <= 0) {
            String what = samples == 0
                    ? "There are no samples"
                    : "The arrays need the same number of samples on their first axis";
            throw new IllegalArgumentException(
                    what + ": " + shapes("x", x) + shapes(", y", y) + shapes(", sample_weight", sampleWeight) + ".");
        }
    }

    public static Samples of(NDArray x) {
        return new Samples(List.of(x), List.of(), List.of());
    }

    public static Samples of(NDArray x, NDArray y) {
        return new Samples(List.of(x), List.of(y), List.of());
    }

    public static Samples of(NDArray x, NDArray y, NDArray sampleWeight) {
        return new Samples(List.of(x), List.of(y), List.of(sampleWeight));
    }

    public static Samples of(List<NDArray> x, List<NDArray> y) {
        return new Samples(x, y, List.of());
    }

    private static int samples(NDArray array) {
        return array.ndim() == 0 ? -1 : array.shape().dim(0);
    }

    private static String shapes(String name, List<? extends @Nullable NDArray> arrays) {
        if (arrays.isEmpty()) return "";
        StringJoiner all = new StringJoiner(" and ");
        for (NDArray array : arrays)
            all.add(array == null ? "none" : array.shape().toString());
        return name + " has shape " + all;
    }

    /** How many there are. */
    public int size() {
        return x.get(0).shape().dim(0);
    }

    /** Samples from … to − 1. */
    public Samples slice(int from, int to) {
        return map(array -> array.slice(from, to));
    }

    /** Each array changed. */
    public Samples map(UnaryOperator<NDArray> change) {
        List<@Nullable NDArray> weights = new ArrayList<>();
        for (NDArray weight : sampleWeight) weights.add(weight == null ? null : change.apply(weight));
        return new Samples(
                x.stream().map(change).toList(), y.stream().map(change).toList(), weights);
    }

    /** With these weights instead, the same for every output. */
    public Samples weighted(NDArray weights) {
        List<@Nullable NDArray> all = new ArrayList<>();
        for (int i = 0; i < Math.max(1, y.size()); i++) all.add(weights);
        return new Samples(x, y, all);
    }
}
