package dev.tsuno.random;

/**
 * The random numbers of TensorFlow's stateless operations, as {@code keras.random} uses them on that backend.
 *
 * <p>Every method is a pure function of its arguments. The pair of seeds is what Keras hands over: {@code (seed, 0)} for an integer seed,
 * the state of a {@link SeedGenerator} otherwise. Arrays are filled whole, in row-major order of the tensor they stand for. A
 * {@link Sampler} does the work, and is for those who draw again and again.
 *
 * <p>The float methods give TensorFlow's bits. Among the double ones {@code uniform} and {@code keepMask} do; normal numbers go through
 * {@link StrictMath}, whose last digit is not always that of TensorFlow's C library.
 */
public final class TensorFlowRandom {
    private TensorFlowRandom() {}

    /** The largest int32; TensorFlow folds the seed of a shuffle below it. */
    private static final long MAX_INT32 = Integer.MAX_VALUE;

    /** Uniform numbers, as {@link Sampler} makes them. */
    public static void uniform(long seed0, long seed1, float lo, float hi, float[] out) {
        new Sampler().uniform(seed0, seed1, lo, hi, out, out.length);
    }

    /** Uniform numbers, as {@link Sampler} makes them. */
    public static void uniform(long seed0, long seed1, double lo, double hi, double[] out) {
        new Sampler().uniform(seed0, seed1, lo, hi, out, out.length);
    }

    /** Normal numbers, as {@link Sampler} makes them. */
    public static void normal(long seed0, long seed1, float mean, float stddev, float[] out) {
        new Sampler().normal(seed0, seed1, mean, stddev, out, out.length);
    }

    /** Normal numbers, as {@link Sampler} makes them. */
    public static void normal(long seed0, long seed1, double mean, double stddev, double[] out) {
        new Sampler().normal(seed0, seed1, mean, stddev, out, out.length);
    }

    /** Normal numbers less than two standard deviations from the mean, as {@link Sampler} makes them. */
    public static void truncatedNormal(long seed0, long seed1, float mean, float stddev, float[] out) {
        new Sampler().truncatedNormal(seed0, seed1, mean, stddev, out, out.length);
    }

    /** Normal numbers less than two standard deviations from the mean, as {@link Sampler} makes them. */
    public static void truncatedNormal(long seed0, long seed1, double mean, double stddev, double[] out) {
        new Sampler().truncatedNormal(seed0, seed1, mean, stddev, out, out.length);
    }

    /** A dropout mask to multiply by: 0 with probability {@code rate}, else {@code 1 / (1 - rate)}. */
    public static void keepMask(long seed0, long seed1, double rate, float[] out) {
        new Sampler().keepMask(seed0, seed1, rate, out, out.length);
    }

    /** A dropout mask to multiply by: 0 with probability {@code rate}, else {@code 1 / (1 - rate)}. */
    public static void keepMask(long seed0, long seed1, double rate, double[] out) {
        new Sampler().keepMask(seed0, seed1, rate, out, out.length);
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
}
