/**
 * Arrays of numbers with NumPy's meaning: what is in memory, in files and on the screen.
 *
 * <p>An {@link dev.tsuno.array.NDArray} is a {@link dev.tsuno.array.Shape}, a {@link dev.tsuno.array.DType} and one
 * Java array with the elements in row-major order. It is what a user brings and takes away: measurements, batches,
 * weights, predictions. The engine copies numbers out of it and into it ({@code copyTo}, {@code copyFrom}: no
 * allocation) and computes on plain arrays of its own.
 *
 * <p><b>Known here.</b> NumPy's rules for broadcasting, for the dtype of a result, for slices, reshaping and joining;
 * its printing, to the character; its files, {@link dev.tsuno.array.Npy} and {@link dev.tsuno.array.Npz}; and how to
 * replace a file safely, {@link dev.tsuno.array.AtomicFile}. Golden cases made with NumPy hold all of it.
 *
 * <p><b>Not known here.</b> Gradients, graphs, layers, threads, random numbers. There are no strides and no views of
 * parts: a slice or a transpose is a copy, so that every array can be handed on as it is. Nothing here is a kernel:
 * the loops are plain, and a model's time is not spent in them.
 *
 * <p><b>The order of sums.</b> Rounding makes a sum depend on its order, so each order is fixed, and it is NumPy's
 * where NumPy has one:
 * <ul>
 *   <li>{@code sum}, {@code mean}, {@code var} and {@code std} of floats that lie side by side (all of an array, or
 *       its last axis) use pairwise summation: halves down to 128 numbers, and those in eight partial sums. Over
 *       another axis, row is added to row. Both happen in the array's own precision.
 *   <li>The mean of integers converts them to double in pieces of 8192, each summed pairwise.
 *   <li>{@code dot} and {@code matmul} accumulate each element over k in rising order with a fused multiply-add.
 *       NumPy leaves this order to its BLAS, so of all sums only these may differ from NumPy's in the last bits.
 * </ul>
 *
 * <p><b>The same bits everywhere.</b> {@code exp}, {@code log}, {@code sin}, {@code cos}, {@code tanh} and
 * {@code pow} are {@link java.lang.StrictMath}'s, computed in double and rounded once for float32: within 1 ulp of
 * NumPy's in float64. Digits are printed by an algorithm of this package's own, because the JDK's changed in 19.
 */
@NullMarked
package dev.tsuno.array;

import org.jspecify.annotations.NullMarked;
