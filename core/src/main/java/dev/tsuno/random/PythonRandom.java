package dev.tsuno.random;

/**
 * CPython's {@code random.Random}: the Mersenne Twister MT19937, seeded by an integer.
 *
 * <p>Keras draws the seed of every unseeded initializer and seed generator from it, so the same integer here gives the same seeds.
 * Only what Keras asks of it is here: {@code seed}, {@code getrandbits}, {@code randint} and {@code shuffle}.
 *
 * <p>Not safe for use by several threads at once; {@link Seeds} guards its own.
 */
public final class PythonRandom {
    private final MersenneTwister twister = new MersenneTwister();

    /** As {@code random.Random(seed)}. */
    public PythonRandom(long seed) {
        seed(seed);
    }

    /** Starts again, as {@code random.seed(seed)}. Python takes the absolute value, so -3 and 3 give the same numbers. */
    public void seed(long seed) {
        long magnitude = Math.abs(seed); // of Long.MIN_VALUE: 2^63, which is right as the unsigned number read below
        int low = (int) magnitude;
        int high = (int) (magnitude >>> 32);
        twister.seed(high == 0 ? new int[] {low} : new int[] {low, high});
    }

    /** The next {@code bits} random bits as a number, 1 to 32 bits. */
    public long getrandbits(int bits) {
        if (bits < 1 || bits > 32) {
            throw new IllegalArgumentException("getrandbits: expected 1 to 32 bits, got " + bits);
        }
        return Integer.toUnsignedLong(twister.next() >>> (32 - bits));
    }

    /** Shuffles as {@code random.shuffle}: the order of n things. */
    public int[] shuffled(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        for (int i = n - 1; i > 0; i--) {
            int j = (int) randint(0, i);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }

    /** A whole number from a to b, both included. The range may hold up to 2^32 - 1 numbers. */
    public long randint(long a, long b) {
        long n = b - a + 1;
        if (b < a || n < 1 || n >= 1L << 32) {
            throw new IllegalArgumentException(
                    "randint(" + a + ", " + b + "): expected a <= b and fewer than 2^32 numbers between them");
        }
        int bits = 64 - Long.numberOfLeadingZeros(n);
        long r;
        do {
            r = getrandbits(bits);
        } while (r >= n);
        return a + r;
    }
}
