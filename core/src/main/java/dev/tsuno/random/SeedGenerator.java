package dev.tsuno.random;

import org.jspecify.annotations.Nullable;

/**
 * A sequence of seed pairs for operations that draw again and again, as {@code keras.random.SeedGenerator}: the state is
 * {@code [seed, counter]}, each draw takes it and counts on. Safe for several threads.
 */
public final class SeedGenerator {
    private final long[] state = new long[2];
    /** Stands for the state until it has been drawn. */
    private @Nullable DefaultSeed undrawn;

    /** Begins at {@code [seed, 0]}. */
    public SeedGenerator(long seed) {
        state[0] = seed;
    }

    /** Begins at {@code [seed, 0]} with a seed drawn from the default generator. */
    public SeedGenerator() {
        undrawn = new DefaultSeed();
    }

    /** The current pair; the counter then goes up by one. */
    public long[] next() {
        long[] pair = new long[2];
        next(pair);
        return pair;
    }

    /** As {@link #next()}, into an array the caller keeps. */
    public synchronized void next(long[] pair) {
        drawn();
        pair[0] = state[0];
        pair[1] = state[1]++;
    }

    /** The current pair; the state then jumps, both numbers to {@code (x + 1)·5387 mod 933199}. Keras's global generator goes this way. */
    public synchronized long[] nextUnordered() {
        drawn();
        long[] pair = state.clone();
        state[0] = Math.floorMod((state[0] + 1) * 5387, 933199L);
        state[1] = Math.floorMod((state[1] + 1) * 5387, 933199L);
        return pair;
    }

    /** The next pair, without taking it: what Keras saves with a model. */
    public synchronized long[] state() {
        drawn();
        return state.clone();
    }

    /** Goes on from a saved state. */
    public synchronized void setState(long seed, long counter) {
        drawn(); // Keras has drawn at construction, whatever is loaded over it
        state[0] = seed;
        state[1] = counter;
    }

    /** As {@link Ticket#touch()}; false also for a generator whose seed was given. */
    public synchronized boolean touch() {
        return undrawn != null && undrawn.touch();
    }

    private void drawn() {
        if (undrawn != null) {
            state[0] = undrawn.get();
            undrawn = null;
        }
    }
}
