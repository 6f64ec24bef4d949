package dev.tsuno.kernels;

/**
 * How a kernel walks through a buffer: the element at index (i, j, …) stands at {@code offset + i * strides[0] + j * strides[1] + …}.
 * A stride of zero broadcasts, a negative one reverses.
 */
public record View(Buffer buffer, int offset, int[] strides) {
    /** Row-major strides of a shape. */
    public static int[] rowMajor(int... dims) {
        int[] strides = new int[dims.length];
        int stride = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= dims[i];
        }
        return strides;
    }

    /** A whole buffer of that shape, in order. */
    public static View of(Buffer buffer, int... dims) {
        return new View(buffer, 0, rowMajor(dims));
    }

    /** A buffer of shape {@code from} stretched to {@code to} by NumPy's broadcasting rule (checked by the caller). */
    public static View broadcast(Buffer buffer, int[] from, int[] to) {
        int[] own = rowMajor(from);
        int[] strides = new int[to.length];
        int shift = to.length - from.length;
        for (int i = 0; i < from.length; i++) strides[i + shift] = from[i] == 1 ? 0 : own[i];
        return new View(buffer, 0, strides);
    }
}
