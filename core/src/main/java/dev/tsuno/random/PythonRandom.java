package dev.tsuno.random;

/**
 * CPython's {@code random.Random}: the Mersenne Twister MT19937, seeded by an integer.
 *
 * <p>Keras draws the seed of every unseeded initializer and seed generator from it, so the same integer here gives the same seeds.
 * Only what Keras asks of it is here: {@code seed}, {@code getrandbits} and {@code randint}.
 *
 * <p>Not safe for use by several threads at once; {@link Seeds} guards its own.
 */
public final class PythonRandom {
    private static final int N = 624;
    private static final int M = 397;

    private final int[] state = new int[N];
    private int position;

    /** As {@code random.Random(seed)}. */
    public PythonRandom(long seed) {
        seed(seed);
    }

    /** Starts again, as {@code random.seed(seed)}. Python takes the absolute value, so -3 and 3 give the same numbers. */
    public void seed(long seed) {
        long magnitude = Math.abs(seed); // of Long.MIN_VALUE: 2^63, which is right as the unsigned number read below
        int low = (int) magnitude;
        int high = (int) (magnitude >>> 32);
        initByArray(high == 0 ? new int[] {low} : new int[] {low, high});
    }

    /** The next {@code bits} random bits as a number, 1 to 32 bits. */
    public long getrandbits(int bits) {
        if (bits < 1 || bits > 32) {
            throw new IllegalArgumentException("getrandbits: expected 1 to 32 bits, got " + bits);
        }
        return Integer.toUnsignedLong(nextInt() >>> (32 - bits));
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

    private void initByArray(int[] key) {
        int[] mt = state;
        mt[0] = 19650218;
        for (int i = 1; i < N; i++) {
            mt[i] = 1812433253 * (mt[i - 1] ^ (mt[i - 1] >>> 30)) + i;
        }
        int i = 1;
        for (int step = 0, j = 0; step < N; step++) {
            mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >>> 30)) * 1664525)) + key[j] + j;
            i = successor(i);
            j = j + 1 == key.length ? 0 : j + 1;
        }
        for (int step = 0; step < N - 1; step++) {
            mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >>> 30)) * 1566083941)) - i;
            i = successor(i);
        }
        mt[0] = 0x80000000;
        position = N;
    }

    /** The place after i while the key is mixed in; it wraps to 1, and place 0 then repeats the last word. */
    private int successor(int i) {
        if (i + 1 < N) {
            return i + 1;
        }
        state[0] = state[N - 1];
        return 1;
    }

    private int nextInt() {
        if (position == N) {
            twist();
        }
        int y = state[position++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        int[] mt = state;
        for (int k = 0; k < N; k++) {
            int y = (mt[k] & 0x80000000) | (mt[(k + 1) % N] & 0x7fffffff);
            mt[k] = mt[(k + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        position = 0;
    }
}
