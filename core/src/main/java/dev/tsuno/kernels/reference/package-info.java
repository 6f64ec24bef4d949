/**
 * The meaning of every kernel: double, plain loops, one after the other as the formula says.
 *
 * <p>It is the control of the fast sets and the engine of float64 models. Functions come from {@link StrictMath} or are made of it,
 * so that a result has the same bits on every JDK; sums follow the orders said in {@link dev.tsuno.kernels}. Where a choice was
 * between clear and fast, these files are clear.
 */
@NullMarked
package dev.tsuno.kernels.reference;

import org.jspecify.annotations.NullMarked;
