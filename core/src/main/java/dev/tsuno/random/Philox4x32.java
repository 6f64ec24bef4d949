package dev.tsuno.random;

/**
 * Philox4x32-10, the counter-based generator of Salmon et al. (2011) that TensorFlow uses: a block of four 32-bit words is a pure
 * function of a 64-bit key and a 128-bit counter, so any place of the stream can be reached at once.
 *
 * <p>After {@link #next()} the block's words are in {@link #w0} to {@link #w3}; that way nothing is allocated in a loop. The object is
 * the position in one stream: not for several threads at once.
 */
public final class Philox4x32 {
    /** The words of the current block. */
    int w0, w1, w2, w3;

    private int k0, k1;
    private int c0, c1, c2, c3;

    /** A stream at counter 0 under key 0; say where it begins with {@link #start} or {@link #startStateless}. */
    public Philox4x32() {}

    /** Begins the stream with this key at the counter whose upper 64 bits are given and whose lower 64 are 0. */
    public Philox4x32 start(long key, long upperCounter) {
        k0 = (int) key;
        k1 = (int) (key >>> 32);
        c0 = 0;
        c1 = 0;
        c2 = (int) upperCounter;
        c3 = (int) (upperCounter >>> 32);
        return this;
    }

    /**
     * Begins the stream of TensorFlow's stateless operations for this pair of seeds. The pair is scrambled by one block under a fixed
     * key, so that neighbouring seeds have unrelated streams.
     */
    public Philox4x32 startStateless(long seed0, long seed1) {
        start(0x02461e293ec8f720L, seed1);
        c0 = (int) seed0;
        c1 = (int) (seed0 >>> 32);
        next();
        return start(join(w0, w1), join(w2, w3));
    }

    /** Passes over this many blocks, at least 0. */
    public Philox4x32 skip(long blocks) {
        long low = join(c0, c1);
        long moved = low + blocks;
        c0 = (int) moved;
        c1 = (int) (moved >>> 32);
        if (Long.compareUnsigned(moved, low) < 0) {
            carry();
        }
        return this;
    }

    /** Computes the block at the counter and moves the counter on by one. */
    public void next() {
        int x0 = c0, x1 = c1, x2 = c2, x3 = c3;
        int key0 = k0, key1 = k1;
        for (int round = 0; round < 10; round++) {
            long p0 = (x0 & 0xffffffffL) * 0xD2511F53L;
            long p1 = (x2 & 0xffffffffL) * 0xCD9E8D57L;
            x0 = (int) (p1 >>> 32) ^ x1 ^ key0;
            x1 = (int) p1;
            x2 = (int) (p0 >>> 32) ^ x3 ^ key1;
            x3 = (int) p0;
            key0 += 0x9E3779B9;
            key1 += 0xBB67AE85;
        }
        w0 = x0;
        w1 = x1;
        w2 = x2;
        w3 = x3;
        if (++c0 == 0 && ++c1 == 0) {
            carry();
        }
    }

    /** The word of the current block at this place, 0 to 3. */
    public int word(int place) {
        return switch (place) {
            case 0 -> w0;
            case 1 -> w1;
            case 2 -> w2;
            case 3 -> w3;
            default -> throw new IllegalArgumentException("A block has the words 0 to 3, asked for " + place);
        };
    }

    private void carry() {
        if (++c2 == 0) {
            c3++;
        }
    }

    private static long join(int low, int high) {
        return Integer.toUnsignedLong(low) | (long) high << 32;
    }
}
