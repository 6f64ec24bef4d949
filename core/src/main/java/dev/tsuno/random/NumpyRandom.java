package dev.tsuno.random;

/**
 * NumPy's {@code numpy.random.RandomState}: what Keras asks of it, {@code randint} and {@code shuffle}, and {@code uniform} for data that a
 * reader can make again in Python. Not for several threads at once.
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

    /** As {@code random_sample()}: from 0 to below 1, a multiple of 2^−53. */
    public double randomSample() {
        double high = twister.next() >>> 5;
        double low = twister.next() >>> 6;
        return (high * 0x1p26 + low) * 0x1p-53;
    }

    /** As {@code uniform(low, high)}. */
    public double uniform(double low, double high) {
        return low + (high - low) * randomSample();
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
