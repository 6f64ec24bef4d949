package dev.tsuno.kernels.portable;

import java.util.ArrayList;
import java.util.List;

/**
 * The shortest way to say how several views of one shape are walked through in row-major order: axes of size 1 are dropped, neighbours
 * that every view steps through alike are one axis. There is at least one axis.
 */
final class Walk {
    private final int[] dims;
    private final int[][] strides; // of view v on axis d: strides[v][d]

    private Walk(int[] dims, int[][] strides) {
        this.dims = dims;
        this.strides = strides;
    }

    static Walk of(int[] dims, int[]... strides) {
        List<Integer> kept = new ArrayList<>(); // the last of the axes that are one
        List<Integer> sizes = new ArrayList<>();
        for (int d = 0; d < dims.length; d++) {
            if (dims[d] == 1) continue;
            int last = kept.size() - 1;
            if (last >= 0 && oneAxis(strides, kept.get(last), d, dims[d])) {
                kept.set(last, d);
                sizes.set(last, Math.multiplyExact(sizes.get(last), dims[d]));
            } else {
                kept.add(d);
                sizes.add(dims[d]);
            }
        }
        if (kept.isEmpty()) {
            int[][] ones = new int[strides.length][];
            for (int v = 0; v < ones.length; v++) ones[v] = new int[] {1};
            return new Walk(new int[] {1}, ones);
        }
        int[] merged = sizes.stream().mapToInt(size -> size).toArray();
        int[][] steps = new int[strides.length][merged.length];
        for (int v = 0; v < steps.length; v++) {
            for (int d = 0; d < merged.length; d++) steps[v][d] = strides[v][kept.get(d)];
        }
        return new Walk(merged, steps);
    }

    private static boolean oneAxis(int[][] strides, int outer, int inner, int innerSize) {
        for (int[] own : strides) {
            if (own[outer] != own[inner] * innerSize) return false;
        }
        return true;
    }

    /** The size of each axis. */
    int[] dims() {
        return dims;
    }

    /** The steps of view v on each axis. */
    int[] strides(int v) {
        return strides[v];
    }

    /** The number of elements. */
    int size() {
        int n = 1;
        for (int dim : dims) n = Math.multiplyExact(n, dim);
        return n;
    }

    /** The size of the innermost axis. */
    int run() {
        return dims[dims.length - 1];
    }

    /** Whether view v takes one element after the other. */
    boolean contiguous(int v) {
        int stride = 1;
        for (int d = dims.length - 1; d >= 0; d--) {
            if (strides[v][d] != stride) return false;
            stride *= dims[d];
        }
        return true;
    }

    /** Whether view v is one element, again and again. */
    boolean scalar(int v) {
        return size() == 1 || repeatsRow(v) && strides[v][dims.length - 1] == 0;
    }

    /** Whether view v is one row, again and again. */
    boolean repeatsRow(int v) {
        for (int d = 0; d < dims.length - 1; d++) {
            if (strides[v][d] != 0) return false;
        }
        return true;
    }

    /** Whether view v takes one element after the other, each for a whole row. */
    boolean oneARow(int v) {
        int[] own = strides[v];
        return dims.length == 2 && own[1] == 0 && own[0] == 1;
    }
}
