package dev.tsuno.kernels.reference;

import dev.tsuno.kernels.View;

/** Where the elements of a view stand in its buffer. */
final class Positions {
    private Positions() {}

    /** The number of elements of a shape. */
    static int size(int[] dims) {
        int n = 1;
        for (int dim : dims) n = Math.multiplyExact(n, dim);
        return n;
    }

    /** One position for each index of the shape {@code dims}, in row-major order. */
    static int[] of(View view, int[] dims) {
        int[] positions = new int[size(dims)];
        for (int i = 0; i < positions.length; i++) {
            int position = view.offset();
            int rest = i;
            for (int d = dims.length - 1; d >= 0; d--) {
                position += rest % dims[d] * view.strides()[d];
                rest /= dims[d];
            }
            positions[i] = position;
        }
        return positions;
    }
}
