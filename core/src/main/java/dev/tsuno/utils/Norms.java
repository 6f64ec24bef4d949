package dev.tsuno.utils;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;

/** Vectors scaled to length 1. */
public final class Norms {
    private Norms() {}

    /** As {@link #normalize(NDArray, int, double)} along the last axis by the length {@code √Σx²}. */
    public static NDArray normalize(NDArray x) {
        return normalize(x, -1);
    }

    public static NDArray normalize(NDArray x, int axis) {
        return normalize(x, axis, 2);
    }

    /**
     * {@code x / (Σ |x|^order)^(1/order)}, the sum along an axis; vectors of zeros stay. As {@code keras.utils.normalize}, but for axis 0,
     * which Keras takes for the last one.
     *
     * @param order infinity: the largest |x|; −infinity: the smallest; 0: how many are not 0
     */
    public static NDArray normalize(NDArray x, int axis, double order) {
        NDArray numbers = x.dtype().isFloating() ? x : x.astype(DType.FLOAT64);
        if (x.ndim() == 0) throw new IllegalArgumentException("normalize: x has no axes.");
        NDArray norm = norm(numbers, axis, order);
        double[] values = norm.toDoubleArray();
        NDArray divisor = NDArray.zeros(norm.shape(), numbers.dtype());
        for (int i = 0; i < values.length; i++) values[i] = values[i] == 0 ? 1 : values[i];
        divisor.copyFrom(values, 0, 0, values.length);
        int at = x.shape().axis(axis);
        Shape kept = x.shape().withDim(at, 1);
        return numbers.div(divisor.reshape(kept.dims()));
    }

    private static NDArray norm(NDArray x, int axis, double order) {
        NDArray abs = x.abs();
        if (order == Double.POSITIVE_INFINITY) return abs.max(axis);
        if (order == Double.NEGATIVE_INFINITY) return abs.min(axis);
        if (order == 0) return x.notEqual(0).astype(x.dtype()).sum(axis);
        if (order == 1) return abs.sum(axis);
        if (order == 2) return x.mul(x).sum(axis).sqrt();
        return abs.pow(order).sum(axis).pow(1 / order);
    }
}
