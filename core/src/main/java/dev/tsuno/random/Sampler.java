package dev.tsuno.random;

/**
 * Fills arrays with the random numbers of TensorFlow's stateless operations, again and again, and allocates nothing.
 *
 * <p>Each method takes the pair of seeds that names the stream, and fills the first {@code n} places in row-major order of the tensor they
 * stand for. What comes out depends on the arguments alone. Not for several threads at once.
 */
public final class Sampler {
    /** Each truncated normal owns 256 words of the stream, so that rejected ones can be replaced: this many blocks. */
    private static final long RESERVED = 64;

    private static final double TRUNCATED_AT = 2;

    /** The bits of a word that a float in [0, 1) is made of. */
    private static final int FRACTION = 0x7fffff;

    /** Keras folds its 64-bit seeds into int32 by {@code floormod(seed, 2^31 - 2)}. */
    private static final long FOLD = Integer.MAX_VALUE - 1;

    private final Philox4x32 stream = new Philox4x32();
    private final BoxMuller.Floats floats = new BoxMuller.Floats();
    private final BoxMuller.Doubles doubles = new BoxMuller.Doubles();

    /** Uniform numbers from lo (included) to hi (excluded, but for rounding). */
    public void uniform(long seed0, long seed1, float lo, float hi, float[] out, int n) {
        start(seed0, seed1);
        float width = hi - lo;
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            stream.next();
            out[i] = unit(stream.w0) * width + lo;
            out[i + 1] = unit(stream.w1) * width + lo;
            out[i + 2] = unit(stream.w2) * width + lo;
            out[i + 3] = unit(stream.w3) * width + lo;
        }
        if (i < n) stream.next();
        for (int word = 0; i < n; i++, word++) out[i] = unit(stream.word(word)) * width + lo;
    }

    /**
     * Uniform numbers from lo (included) to hi (excluded, but for rounding).
     *
     * <p>Keras hands the two limits over as Python numbers, which TensorFlow makes float tensors before they become double: the limits are
     * rounded to float here too.
     */
    public void uniform(long seed0, long seed1, double lo, double hi, double[] out, int n) {
        start(seed0, seed1);
        double low = (float) lo;
        double width = (float) hi - low;
        for (int i = 0; i < n; i++) {
            if (i % 2 == 0) stream.next();
            int word = 2 * (i % 2);
            out[i] = unit(stream.word(word), stream.word(word + 1)) * width + low;
        }
    }

    /** Normal numbers. */
    public void normal(long seed0, long seed1, float mean, float stddev, float[] out, int n) {
        start(seed0, seed1);
        BoxMuller.Floats pair = floats;
        for (int i = 0; i < n; i += 2) {
            if (i % 4 == 0) stream.next();
            pair.from(stream.word(i % 4), stream.word(i % 4 + 1));
            out[i] = pair.first * stddev + mean;
            if (i + 1 < n) out[i + 1] = pair.second * stddev + mean;
        }
    }

    /** Normal numbers. */
    public void normal(long seed0, long seed1, double mean, double stddev, double[] out, int n) {
        start(seed0, seed1);
        BoxMuller.Doubles pair = doubles;
        for (int i = 0; i < n; i += 2) {
            stream.next();
            pair.from(stream);
            out[i] = pair.first * stddev + mean;
            if (i + 1 < n) out[i + 1] = pair.second * stddev + mean;
        }
    }

    /** Normal numbers less than two standard deviations from the mean; others are drawn again. */
    public void truncatedNormal(long seed0, long seed1, float mean, float stddev, float[] out, int n) {
        BoxMuller.Floats pair = floats;
        for (int start = 0; start < n; start += 4) {
            start(seed0, seed1);
            stream.skip(start * RESERVED);
            int end = Math.min(start + 4, n);
            for (int i = start, word = 0; i < end; word = (word + 2) % 4) {
                if (word == 0) stream.next();
                pair.from(stream.word(word), stream.word(word + 1));
                if (Math.abs(pair.first) < TRUNCATED_AT) out[i++] = pair.first * stddev + mean;
                if (i < end && Math.abs(pair.second) < TRUNCATED_AT) out[i++] = pair.second * stddev + mean;
            }
        }
    }

    /** Normal numbers less than two standard deviations from the mean; others are drawn again. */
    public void truncatedNormal(long seed0, long seed1, double mean, double stddev, double[] out, int n) {
        BoxMuller.Doubles pair = doubles;
        for (int start = 0; start < n; start += 2) {
            start(seed0, seed1);
            stream.skip(start * RESERVED);
            int end = Math.min(start + 2, n);
            for (int i = start; i < end; ) {
                stream.next();
                pair.from(stream);
                if (Math.abs(pair.first) < TRUNCATED_AT) out[i++] = pair.first * stddev + mean;
                if (i < end && Math.abs(pair.second) < TRUNCATED_AT) out[i++] = pair.second * stddev + mean;
            }
        }
    }

    /**
     * A dropout mask to multiply by: 0 with probability {@code rate}, else {@code 1 / (1 - rate)}.
     *
     * <p>(TensorFlow selects where this multiplies, which differs for an input that is infinite or not a number.)
     */
    public void keepMask(long seed0, long seed1, double rate, float[] out, int n) {
        // u >= rate, said of the 23 bits u is made of and without a branch, which would be mispredicted half the time
        int dropped = (int) Math.ceil((float) checkedRate(rate) * 0x1p23);
        int scale = Float.floatToRawIntBits((float) (1.0 / (1.0 - rate)));
        start(seed0, seed1);
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            stream.next();
            out[i] = kept(stream.w0, dropped, scale);
            out[i + 1] = kept(stream.w1, dropped, scale);
            out[i + 2] = kept(stream.w2, dropped, scale);
            out[i + 3] = kept(stream.w3, dropped, scale);
        }
        if (i < n) stream.next();
        for (int word = 0; i < n; i++, word++) out[i] = kept(stream.word(word), dropped, scale);
    }

    /** The float with the bits {@code scale} if the word's fraction is at least {@code dropped}, else 0. */
    private static float kept(int word, int dropped, int scale) {
        int negativeIfKept = dropped - 1 - (word & FRACTION);
        return Float.intBitsToFloat(negativeIfKept >> 31 & scale);
    }

    /** A dropout mask to multiply by: 0 with probability {@code rate}, else {@code 1 / (1 - rate)}. */
    public void keepMask(long seed0, long seed1, double rate, double[] out, int n) {
        double scale = 1.0 / (1.0 - checkedRate(rate));
        uniform(seed0, seed1, 0.0, 1.0, out, n);
        for (int i = 0; i < n; i++) out[i] = out[i] >= rate ? scale : 0;
    }

    private void start(long seed0, long seed1) {
        stream.startStateless(Math.floorMod(seed0, FOLD), Math.floorMod(seed1, FOLD));
    }

    /** 23 random bits as a float in [0, 1). */
    static float unit(int word) {
        return Float.intBitsToFloat(0x3f800000 | word & FRACTION) - 1;
    }

    /** 52 random bits as a double in [0, 1). */
    static double unit(int high, int low) {
        long fraction = (long) (high & 0xfffff) << 32 | Integer.toUnsignedLong(low);
        return Double.longBitsToDouble(0x3ff0000000000000L | fraction) - 1;
    }

    private static double checkedRate(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("Dropout rate: expected 0 <= rate < 1, got " + rate);
        }
        return rate;
    }
}
