package dev.tsuno.data;

import dev.tsuno.array.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One sample: the arrays for a model's inputs, those for its outputs (none to predict), and the weights for each output (none, or null
 * for an output without). Without the axis of the samples, which {@link Dataset#batch} puts before the others: many elements are
 * {@link Samples}.
 */
public record Element(List<NDArray> x, List<NDArray> y, List<@Nullable NDArray> sampleWeight) {
    /** @throws IllegalArgumentException if there is no x */
    public Element {
        x = List.copyOf(x);
        y = List.copyOf(y);
        sampleWeight = Collections.unmodifiableList(new ArrayList<>(sampleWeight));
        if (x.isEmpty()) throw new IllegalArgumentException("There is no x.");
    }

    public static Element of(NDArray x) {
        return new Element(List.of(x), List.of(), List.of());
    }

    public static Element of(NDArray x, NDArray y) {
        return new Element(List.of(x), List.of(y), List.of());
    }

    public static Element of(NDArray x, NDArray y, NDArray sampleWeight) {
        return new Element(List.of(x), List.of(y), List.of(sampleWeight));
    }

    public static Element of(List<NDArray> x, List<NDArray> y) {
        return new Element(x, y, List.of());
    }

    /** One of the samples. */
    static Element of(Samples samples, int i) {
        return of(samples.x(), samples.y(), samples.sampleWeight(), array -> array.at(i));
    }

    /** Each array changed. */
    public Element map(UnaryOperator<NDArray> change) {
        return of(x, y, sampleWeight, change);
    }

    private static Element of(
            List<NDArray> x, List<NDArray> y, List<@Nullable NDArray> weights, UnaryOperator<NDArray> change) {
        List<@Nullable NDArray> changed = new ArrayList<>();
        for (NDArray weight : weights) changed.add(weight == null ? null : change.apply(weight));
        return new Element(
                x.stream().map(change).toList(), y.stream().map(change).toList(), changed);
    }

    /** All arrays, in the order x, y, weights. */
    List<@Nullable NDArray> arrays() {
        List<@Nullable NDArray> all = new ArrayList<>(x);
        all.addAll(y);
        all.addAll(sampleWeight);
        return all;
    }

    /** What the array at this place of {@link #arrays} is called. */
    String nameOf(int place) {
        if (place < x.size()) return x.size() == 1 ? "x" : "x " + place;
        int output = place - x.size();
        if (output < y.size()) return y.size() == 1 ? "y" : "y " + output;
        return sampleWeight.size() == 1 ? "sample_weight" : "sample_weight " + (output - y.size());
    }

    /** Whether it has as many arrays of each kind. */
    boolean isLike(Element other) {
        return x.size() == other.x.size()
                && y.size() == other.y.size()
                && sampleWeight.size() == other.sampleWeight.size();
    }

    /** {@code 1 x, 1 y, 0 sample_weight}. */
    String kinds() {
        return x.size() + " x, " + y.size() + " y, " + sampleWeight.size() + " sample_weight";
    }
}
