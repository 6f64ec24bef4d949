package dev.tsuno.models;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.kernels.Buffer;
import org.jspecify.annotations.Nullable;

/** Copies between arrays and a program's buffers. */
final class Batch {
    private Batch() {}

    /** Samples {@code order[from … from + n − 1]} one behind the other; without an order {@code from … from + n − 1}. */
    static void feed(NDArray source, int @Nullable [] order, int from, int n, Buffer buffer) {
        int row = source.size() / Math.max(1, source.shape().dim(0));
        if (order == null) copy(source, from * row, buffer, 0, n * row);
        else for (int i = 0; i < n; i++) copy(source, order[from + i] * row, buffer, i * row, row);
        if (!source.dtype().isFloating() && buffer.dtype() == DType.FLOAT32) checkExact(buffer, n * row);
    }

    private static void copy(NDArray source, int at, Buffer buffer, int to, int n) {
        if (buffer.dtype() == DType.FLOAT32) source.copyTo(at, buffer.floats(), to, n);
        else source.copyTo(at, buffer.doubles(), to, n);
    }

    /** Integers run as floats; from 2^24 on not every one is a float. */
    private static void checkExact(Buffer buffer, int n) {
        for (int i = 0; i < n; i++) {
            if (Math.abs(buffer.floats()[i]) >= 1 << 24) {
                throw new IllegalArgumentException("An integer of the batch is " + buffer.get(i)
                        + " or near it: beyond 2^24 a float32 model can't tell neighbours apart. Use floatx float64.");
            }
        }
    }

    static void read(Buffer buffer, NDArray target, int from, int n) {
        int row = target.size() / Math.max(1, target.shape().dim(0));
        if (buffer.dtype() == DType.FLOAT32) target.copyFrom(buffer.floats(), 0, from * row, n * row);
        else target.copyFrom(buffer.doubles(), 0, from * row, n * row);
    }
}
