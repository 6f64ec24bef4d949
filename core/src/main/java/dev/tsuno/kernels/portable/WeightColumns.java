package dev.tsuno.kernels.portable;

import java.util.Arrays;

/** Columns, the same of each gate, whose weight gradients a strip of a recurrent kernel sums up. Columns don't meet. */
record WeightColumns(int first, int count, boolean all) {
    /** Two of the widest vectors. */
    static final int GRAIN = 16;

    static WeightColumns of(int units, int from, int to) {
        return new WeightColumns(from, to - from, to - from == units);
    }

    /** Zeros in these columns of {@code rows} rows of {@code gates} · {@code units}. */
    void clear(float[] w, int w0, int rows, int gates, int units) {
        if (all) {
            Arrays.fill(w, w0, w0 + rows * gates * units, 0f);
            return;
        }
        for (int i = 0; i < rows * gates; i++) {
            int at = w0 + i * units + first;
            Arrays.fill(w, at, at + count, 0f);
        }
    }

    /** {@link Primitives#addStartGradient} for these columns of each gate; z's rows have {@code units} columns. */
    void addStartGradient(
            Primitives primitives,
            float[] x,
            int x0,
            int xStep,
            float[] z,
            int z0,
            int plane,
            int gates,
            int units,
            int rows,
            float[] dw,
            float[] db,
            int b0) {
        if (all) {
            primitives.addStartGradient(x, x0, xStep, z, z0, units, plane, gates, units, rows, dw, 0, db, b0);
            return;
        }
        for (int g = 0; g < gates; g++) {
            int at = g * units + first;
            primitives.addStartGradient(
                    x, x0, xStep, z, z0 + g * plane + first, units, plane, 1, count, rows, dw, at, db, b0 + at);
        }
    }
}
