package dev.tsuno.kernels;

import dev.tsuno.array.DType;
import org.jspecify.annotations.Nullable;

/**
 * A set of kernels for one floating type. Each method binds a kernel to its buffers once; the kernel then runs as often as wanted.
 * Scratch memory is taken when binding. Unless said otherwise, an output buffer is none of the inputs.
 */
public interface Kernels {
    /** "reference", "portable" or "vector". */
    String name();

    /** What runs and how, in a few words: "vector kernels, 256-bit lanes". */
    String description();

    /** FLOAT32 or FLOAT64: the type of every buffer. */
    DType dtype();

    /** {@code y = f(x)} over n elements; y may be x. */
    Kernel unary(Unary f, Buffer x, Buffer y, int n);

    /** {@code y = f(a, b)} over the shape {@code dims}, y in row-major order; y may be a or b where that view is row-major too. */
    Kernel binary(Binary f, View a, View b, Buffer y, int... dims);

    /** {@code y = f(a, b, c)}, likewise. */
    Kernel ternary(Ternary f, View a, View b, View c, Buffer y, int... dims);

    /** x of shape (outer, n, inner) reduced over its middle axis to y (outer, inner). */
    Kernel reduce(Reduction f, Buffer x, Buffer y, int outer, int n, int inner);

    /** {@code to[i] = from[i]} for every index i of the shape {@code dims}: slices, transposes, concatenations, reversals. */
    Kernel copy(View from, View to, int... dims);

    /** Every one of the first n elements of y becomes {@code value}. */
    Kernel fill(double value, Buffer y, int n);

    /** C = A · B; {@code start} (n) is what every row of C starts with, zero if absent. */
    Kernel matmul(Matmul sizes, Buffer a, Buffer b, @Nullable Buffer start, Buffer c);

    /** {@code y[i] = table[rows[i]]}: rows of {@code width} elements, {@code count} of them; a row outside the table throws. */
    Kernel gather(Buffer table, int tableRows, Buffer rows, Buffer y, int count, int width);

    /** {@code table} is zeroed, then {@code table[rows[i]] += y[i]} with i rising. */
    Kernel scatterAdd(Buffer y, Buffer rows, Buffer table, int tableRows, int count, int width);

    /**
     * The order of x, of shape (outer, n, inner), on its middle axis: {@code x[o, order[o, i, j], j]} rises with i, or falls. Equal
     * elements stay in their order; NaN counts as larger than all.
     */
    Kernel argsort(boolean descending, Buffer x, Buffer order, int outer, int n, int inner);

    /** {@code y[o, i, j] = x[o, at[o, i, j], j]}: x (outer, n, inner), y and at (outer, count, inner); an index outside of n throws. */
    Kernel take(Buffer x, Buffer at, Buffer y, int outer, int n, int count, int inner);

    /** {@code x} is zeroed, then {@code x[o, at[o, i, j], j] += y[o, i, j]} with i rising. */
    Kernel takeGradient(Buffer y, Buffer at, Buffer x, int outer, int n, int count, int inner);

    /** {@code y[o, i, j]} is the sum of {@code x[o, 0 … i, j]}, or of {@code x[o, i … n - 1, j]} in reverse, one after the other. */
    Kernel cumulativeSum(boolean reverse, Buffer x, Buffer y, int outer, int n, int inner);

    Kernel simpleRnn(RecurrentSizes sizes, SimpleRnn.Forward buffers);

    Kernel simpleRnnGradient(RecurrentSizes sizes, SimpleRnn.Backward buffers);

    Kernel lstm(RecurrentSizes sizes, Lstm.Forward buffers);

    Kernel lstmGradient(RecurrentSizes sizes, Lstm.Backward buffers);

    Kernel gru(RecurrentSizes sizes, Gru.Forward buffers);

    Kernel gruGradient(RecurrentSizes sizes, Gru.Backward buffers);
}
