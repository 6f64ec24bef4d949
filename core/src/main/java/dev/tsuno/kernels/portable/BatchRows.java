package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.RecurrentSizes;

/**
 * Rows of a batch that a strip of a recurrent kernel takes through all time steps. Rows don't meet before the weights' gradients.
 *
 * @param at where they begin within a time step of (batch, units)
 * @param n elements of them in a time step
 */
record BatchRows(int first, int count, int at, int n, boolean all) {
    /** So few rows that a tile still has its full height. */
    static final int GRAIN = 4;

    static BatchRows of(RecurrentSizes sizes, int from, int to) {
        int units = sizes.units();
        return new BatchRows(from, to - from, from * units, (to - from) * units, to - from == sizes.batch());
    }

    /** Multiplications of a pass over all time steps. */
    static long work(RecurrentSizes s, int gates) {
        return (long) s.batch() * s.time() * gates * s.units() * (s.units() + s.features());
    }
}
