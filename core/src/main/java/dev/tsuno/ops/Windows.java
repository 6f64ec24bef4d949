package dev.tsuno.ops;

import java.util.ArrayList;
import java.util.List;

/**
 * Windows that slide over the spatial axes of x {@code (batch, s₁, …, s_r, channels)}: for each axis how many elements a window has, how
 * far it moves, and how far apart its elements stand.
 */
public record Windows(List<Integer> size, List<Integer> strides, List<Integer> dilation) {
    /** Windows without gaps. */
    public static Windows of(List<Integer> size, List<Integer> strides) {
        return new Windows(size, strides, size.stream().map(n -> 1).toList());
    }

    /** The number of spatial axes. */
    public int rank() {
        return size.size();
    }

    /** The elements of a window. */
    public int elements() {
        int n = 1;
        for (int s : size) n = Math.multiplyExact(n, s);
        return n;
    }

    /** From the first element of a window to its last, both counted. */
    public int reach(int axis) {
        return Math.addExact(Math.multiplyExact(size.get(axis) - 1, dilation.get(axis)), 1);
    }

    /** How many whole windows fit in that length. */
    public int count(int axis, int length) {
        return length < reach(axis) ? 0 : (length - reach(axis)) / strides.get(axis) + 1;
    }

    /** {@code ⌈length / stride⌉}: how many windows there are where zeros are put around. */
    int starts(int axis, int length) {
        return length == 0 ? 0 : (length - 1) / strides.get(axis) + 1;
    }

    /** Zeros to put before and behind so that there are {@code ⌈length / stride⌉} windows; the odd one behind. */
    public int[] same(int axis, int length) {
        long last = (starts(axis, length) - 1L) * strides.get(axis);
        int total = Math.toIntExact(Math.max(last + reach(axis) - length, 0));
        return new int[] {total / 2, total - total / 2};
    }

    /** Whether every element is a window of its own. */
    public boolean isPointwise() {
        for (int axis = 0; axis < rank(); axis++) if (size.get(axis) != 1 || strides.get(axis) != 1) return false;
        return true;
    }

    /** {@code (batch, s…, channels)} to {@code (batch, o…, k…, channels)}. */
    List<Integer> over(int[] dims) {
        List<Integer> shape = new ArrayList<>();
        shape.add(dims[0]);
        for (int axis = 0; axis < rank(); axis++) shape.add(count(axis, dims[1 + axis]));
        shape.addAll(size);
        shape.add(dims[dims.length - 1]);
        return shape;
    }

    /** The strides by which {@code (batch, o…, k…, channels)} walks through the elements of {@code (batch, s…, channels)}. */
    int[] strides(int[] whole) {
        int r = rank();
        int[] result = new int[2 * r + 2];
        result[0] = whole[0];
        for (int axis = 0; axis < r; axis++) {
            result[1 + axis] = whole[1 + axis] * strides.get(axis);
            result[1 + r + axis] = whole[1 + axis] * dilation.get(axis);
        }
        result[2 * r + 1] = whole[r + 1];
        return result;
    }
}
