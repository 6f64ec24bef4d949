package dev.tsuno.random;

/**
 * NumPy's {@code numpy.random.RandomState}, as far as Keras asks for it: {@code randint} and {@code shuffle}. Not for several threads at
 * once.
 */
public final class NumpyRandom {
    private final MersenneTwister twister = new MersenneTwister();

    /**
     * As {@code RandomState(seed)}.
     *
     * @throws IllegalArgumentException for a seed that is not from 0 to 2^32 − 1
     */
    public NumpyRandom(long seed) {
        if (seed < 0 || seed >= 1L << 32)
            throw new IllegalArgumentException("The seed must be from 0 to 2^32 - 1, got " + seed + ".");
        twister.seed((int) seed);
    }

    /** As {@code randint(n)}: a whole number below n. */
    public int randint(int n) {
        if (n < 1) throw new IllegalArgumentException("randint expects 1 or more, got " + n + ".");
        return upTo(n - 1);
    }

    /** As {@code shuffle(arange(n))}. */
    public int[] shuffled(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        for (int i = n - 1; i > 0; i--) {
            int j = upTo(i);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }

    /** A number from 0 to most: as many bits as it has, drawn until they are not above it. */
    private int upTo(int most) {
        if (most == 0) return 0;
        int mask = -1 >>> Integer.numberOfLeadingZeros(most);
        int drawn = twister.next() & mask;
        while (drawn > most) drawn = twister.next() & mask;
        return drawn;
    }
}
