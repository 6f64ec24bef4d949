package dev.tsuno.random;

/**
 * The random numbers of TensorFlow's stateless operations, as {@code keras.random} uses them on that backend.
 *
 * <p>Every method is a pure function of its arguments. The pair of seeds is what Keras hands over: {@code (seed, 0)} for an integer seed,
 * the state of a {@link SeedGenerator} otherwise. Arrays are filled whole, in row-major order of the tensor they stand for.
 *
 * <p>The float methods give TensorFlow's bits. Among the double ones {@code uniform} and {@code keepMask} do; normal numbers go through
 * {@link StrictMath}, whose last digit is not always that of TensorFlow's C library.
 */
public final class TensorFlowRandom {
    private TensorFlowRandom() {}

    /** Each group of truncated normals owns this many normals of the stream; rejected ones are replaced from there. */
    private static final int RESERVED = 256;

    private static final double TRUNCATED_AT = 2;

    /** The largest int32; Keras and TensorFlow fold seeds below it, each in its own way. */
    private static final long MAX_INT32 = Integer.MAX_VALUE;

    /** Uniform numbers from lo (included) to hi (excluded, but for rounding). */
    public static void uniform(long seed0, long seed1, float lo, float hi, float[] out) {
        Philox4x32 stream = stream(seed0, seed1);
        float width = hi - lo;
        for (int i = 0; i < out.length; i++) {
            if (i % 4 == 0) {
                stream.next();
            }
            out[i] = unit(stream.word(i % 4)) * width + lo;
        }
    }

    /** Uniform numbers from lo (included) to hi (excluded, but for rounding). */
    public static void uniform(long seed0, long seed1, double lo, double hi, double[] out) {
        Philox4x32 stream = stream(seed0, seed1);
        double width = hi - lo;
        for (int i = 0; i < out.length; i++) {
            if (i % 2 == 0) {
                stream.next();
            }
            int word = 2 * (i % 2);
            out[i] = unit(stream.word(word), stream.word(word + 1)) * width + lo;
        }
    }

    /** Normal numbers. */
    public static void normal(long seed0, long seed1, float mean, float stddev, float[] out) {
        Philox4x32 stream = stream(seed0, seed1);
        BoxMuller.Floats pair = new BoxMuller.Floats();
        for (int i = 0; i < out.length; i += 2) {
            if (i % 4 == 0) {
                stream.next();
            }
            pair.from(stream.word(i % 4), stream.word(i % 4 + 1));
            out[i] = pair.first * stddev + mean;
            if (i + 1 < out.length) {
                out[i + 1] = pair.second * stddev + mean;
            }
        }
    }

    /** Normal numbers. */
    public static void normal(long seed0, long seed1, double mean, double stddev, double[] out) {
        Philox4x32 stream = stream(seed0, seed1);
        BoxMuller.Doubles pair = new BoxMuller.Doubles();
        for (int i = 0; i < out.length; i += 2) {
            stream.next();
            pair.from(stream);
            out[i] = pair.first * stddev + mean;
            if (i + 1 < out.length) {
                out[i + 1] = pair.second * stddev + mean;
            }
        }
    }

    /** Normal numbers less than two standard deviations from the mean; others are drawn again. */
    public static void truncatedNormal(long seed0, long seed1, float mean, float stddev, float[] out) {
        Philox4x32 stream = new Philox4x32();
        BoxMuller.Floats pair = new BoxMuller.Floats();
        for (int start = 0; start < out.length; start += 4) {
            start(stream, seed0, seed1).skip((long) start / 4 * RESERVED);
            int end = Math.min(start + 4, out.length);
            for (int i = start, word = 0; i < end; word = (word + 2) % 4) {
                if (word == 0) {
                    stream.next();
                }
                pair.from(stream.word(word), stream.word(word + 1));
                if (Math.abs(pair.first) < TRUNCATED_AT) {
                    out[i++] = pair.first * stddev + mean;
                }
                if (i < end && Math.abs(pair.second) < TRUNCATED_AT) {
                    out[i++] = pair.second * stddev + mean;
                }
            }
        }
    }

    /** Normal numbers less than two standard deviations from the mean; others are drawn again. */
    public static void truncatedNormal(long seed0, long seed1, double mean, double stddev, double[] out) {
        Philox4x32 stream = new Philox4x32();
        BoxMuller.Doubles pair = new BoxMuller.Doubles();
        for (int start = 0; start < out.length; start += 2) {
            start(stream, seed0, seed1).skip((long) start / 4 * RESERVED);
            int end = Math.min(start + 2, out.length);
            for (int i = start; i < end; ) {
                stream.next();
                pair.from(stream);
                if (Math.abs(pair.first) < TRUNCATED_AT) {
                    out[i++] = pair.first * stddev + mean;
                }
                if (i < end && Math.abs(pair.second) < TRUNCATED_AT) {
                    out[i++] = pair.second * stddev + mean;
                }
            }
        }
    }

    /**
     * A dropout mask to multiply by: 0 with probability {@code rate}, else {@code 1 / (1 - rate)}.
     *
     * <p>(TensorFlow selects where this multiplies, which differs for an input that is infinite or not a number.)
     */
    public static void keepMask(long seed0, long seed1, double rate, float[] out) {
        keepMask(new Philox4x32(), seed0, seed1, rate, out, 0, out.length);
    }

    /** The same mask into a part of an array, by a generator the caller keeps: a step that runs again and again allocates nothing. */
    public static void keepMask(
            Philox4x32 stream, long seed0, long seed1, double rate, float[] out, int offset, int length) {
        start(stream, seed0, seed1);
        float limit = (float) checkedRate(rate);
        float scale = (float) (1.0 / (1.0 - rate));
        for (int i = 0; i < length; i++) {
            if (i % 4 == 0) {
                stream.next();
            }
            out[offset + i] = unit(stream.word(i % 4)) >= limit ? scale : 0;
        }
    }

    /** A dropout mask to multiply by: 0 with probability {@code rate}, else {@code 1 / (1 - rate)}. */
    public static void keepMask(long seed0, long seed1, double rate, double[] out) {
        uniform(seed0, seed1, 0.0, 1.0, out);
        double scale = 1.0 / (1.0 - checkedRate(rate));
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] >= rate ? scale : 0;
        }
    }

    /**
     * The order in which {@code fit(shuffle=True)} visits n samples after {@code set_random_seed(seed)}.
     *
     * <p>TensorFlow makes its shuffling operation anew for every epoch, so this is the order of every epoch of every fit.
     */
    public static int[] shuffle(long seed, int n) {
        long folded = Math.floorMod(seed, MAX_INT32);
        Philox4x32 stream = new Philox4x32().start(folded, folded == 0 ? MAX_INT32 : 0);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = 0; i < n - 1; i++) {
            if (i % 4 == 0) {
                stream.next();
            }
            int j = i + Integer.remainderUnsigned(stream.word(i % 4), n - i);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }

    /** 23 random bits as a float in [0, 1). */
    static float unit(int word) {
        return Float.intBitsToFloat(0x3f800000 | word & 0x7fffff) - 1;
    }

    /** 52 random bits as a double in [0, 1). */
    static double unit(int high, int low) {
        long fraction = (long) (high & 0xfffff) << 32 | Integer.toUnsignedLong(low);
        return Double.longBitsToDouble(0x3ff0000000000000L | fraction) - 1;
    }

    private static Philox4x32 stream(long seed0, long seed1) {
        return start(new Philox4x32(), seed0, seed1);
    }

    /** Keras folds its 64-bit seeds into int32 by {@code floormod(seed, 2^31 - 2)}. */
    private static Philox4x32 start(Philox4x32 stream, long seed0, long seed1) {
        return stream.startStateless(Math.floorMod(seed0, MAX_INT32 - 1), Math.floorMod(seed1, MAX_INT32 - 1));
    }

    private static double checkedRate(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("Dropout rate: expected 0 <= rate < 1, got " + rate);
        }
        return rate;
    }
}
