package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.concatenate;
import static dev.tsuno.ops.Ops.slice;

import dev.tsuno.config.Option;
import dev.tsuno.ops.Convolutions;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Windows;
import java.util.ArrayList;
import java.util.List;

/**
 * Pooling to a given size: place i of n is made of the elements {@code ⌊i · length / n⌋} to {@code ⌈(i + 1) · length / n⌉ − 1}, one axis after
 * the other. What the adaptive pooling layers have in common.
 */
public abstract class AdaptivePooling<L extends AdaptivePooling<L>> extends SpatialLayer<L> {
    final Option<List<Integer>> outputSize = options().required("output_size", Sizes.of(rank));
    private final boolean largest;

    AdaptivePooling(int rank, boolean largest) {
        super(rank);
        this.largest = largest;
    }

    @Override
    final Tensor spatial(Tensor x) {
        Tensor y = x;
        for (int axis = 0; axis < rank; axis++)
            y = along(y, axis, outputSize.get().get(axis));
        return y;
    }

    private Tensor along(Tensor x, int axis, int n) {
        int length = x.shape().dim(1 + axis);
        if (length % n == 0) return pool(x, axis, length / n);
        List<Tensor> places = new ArrayList<>();
        long end;
        for (long i = 0; i < n; i = end) {
            long from = i * length / n;
            long to = ((i + 1) * length + n - 1) / n;
            // The first place of other elements: where there are more places than elements, several have the same.
            end = Math.min(((from + 1) * n + length - 1) / length, to * n / length);
            Tensor place = pool(slice(x, 1 + axis, (int) from, (int) to), axis, (int) (to - from));
            places.add(Repeat.along(place, 1 + axis, (int) (end - i)));
        }
        return concatenate(places, 1 + axis);
    }

    /** Windows of that size on one axis, side by side. */
    private Tensor pool(Tensor x, int axis, int size) {
        List<Integer> sizes = new ArrayList<>(Sizes.list(rank, 1));
        sizes.set(axis, size);
        Windows windows = Windows.of(sizes, sizes);
        if (windows.isPointwise()) return x;
        return largest ? Convolutions.maxPool(x, windows, "valid") : Convolutions.averagePool(x, windows, "valid");
    }
}
