package dev.tsuno.kernels;

import dev.tsuno.array.DType;

/**
 * The storage of a tensor: a float array or a double array, by the kernel set. The array may be longer than the tensor, since
 * buffers are reused.
 */
public final class Buffer {
    private static final float[] NO_FLOATS = {};
    private static final double[] NO_DOUBLES = {};

    private final DType dtype;
    private final float[] floats;
    private final double[] doubles;

    private Buffer(DType dtype, float[] floats, double[] doubles) {
        this.dtype = dtype;
        this.floats = floats;
        this.doubles = doubles;
    }

    /**
     * A buffer of zeros; {@code dtype} is FLOAT32 or FLOAT64.
     *
     * @throws IllegalArgumentException if the heap can't hold it
     */
    public static Buffer allocate(DType dtype, int size) {
        checkHeap("An array of " + size + " elements", (long) size * dtype.bytes());
        switch (dtype) {
            case FLOAT32:
                return of(new float[size]);
            case FLOAT64:
                return of(new double[size]);
            default:
                throw new IllegalArgumentException("a buffer holds float32 or float64, not " + dtype.label());
        }
    }

    /** @throws IllegalArgumentException if so many bytes are more than the heap may ever hold */
    public static void checkHeap(String what, long bytes) {
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most)
            throw new IllegalArgumentException(what + " takes " + (bytes >> 20) + " MB, but Java's heap has at most "
                    + (most >> 20) + " MB. Make it smaller, or give Java more: -Xmx.");
    }

    /** The array itself, not a copy. */
    public static Buffer of(float[] floats) {
        return new Buffer(DType.FLOAT32, floats, NO_DOUBLES);
    }

    /** The array itself, not a copy. */
    public static Buffer of(double[] doubles) {
        return new Buffer(DType.FLOAT64, NO_FLOATS, doubles);
    }

    public DType dtype() {
        return dtype;
    }

    /** The array of a float32 buffer. */
    public float[] floats() {
        if (dtype != DType.FLOAT32) throw new IllegalStateException("a float32 kernel was given a float64 buffer");
        return floats;
    }

    /** The array of a float64 buffer. */
    public double[] doubles() {
        if (dtype != DType.FLOAT64) throw new IllegalStateException("a float64 kernel was given a float32 buffer");
        return doubles;
    }

    /** The array, for {@link System#arraycopy}. */
    public Object array() {
        return dtype == DType.FLOAT32 ? floats : doubles;
    }

    /** The length of the array. */
    public int capacity() {
        return dtype == DType.FLOAT32 ? floats.length : doubles.length;
    }

    public double get(int i) {
        return dtype == DType.FLOAT32 ? floats[i] : doubles[i];
    }

    public void set(int i, double value) {
        if (dtype == DType.FLOAT32) floats[i] = (float) value;
        else doubles[i] = value;
    }
}
