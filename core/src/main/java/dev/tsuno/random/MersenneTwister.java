package dev.tsuno.random;

/** The generator MT19937 of Matsumoto and Nishimura (1998), as CPython and NumPy have it. Not for several threads at once. */
final class MersenneTwister {
    private static final int N = 624;
    private static final int M = 397;

    private final int[] state = new int[N];
    private int position;

    /** Starts from 32 bits, as {@code init_genrand}. */
    void seed(int seed) {
        int[] mt = state;
        mt[0] = seed;
        for (int i = 1; i < N; i++) {
            mt[i] = 1812433253 * (mt[i - 1] ^ (mt[i - 1] >>> 30)) + i;
        }
        position = N;
    }

    /** Starts from a key of one or more words, as {@code init_by_array}. */
    void seed(int[] key) {
        seed(19650218);
        int[] mt = state;
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

    /** The next 32 random bits. */
    int next() {
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
