/**
 * The vector set: the hot few of the float kernels on {@code jdk.incubator.vector}. The same bits as the portable set, sooner.
 *
 * <p>Lanes run across outputs, never along a sum, so that neither lane width nor tile changes the order of one.
 *
 * <p>Measured, and why it is written so:
 *
 * <ul>
 *   <li>A register tile of 4 rows by 5 vectors, or 5 by 4, reaches nine tenths of what the CPU can do; 25 sums and 5 loads are too many for the
 *       compiler, which then puts vectors on the heap. With 16 registers, tiles have two rows.
 *   <li>A tile is one method beyond the compiler's inlining size, hence compiled alone. Inlined into each other, tiles or cells pass
 *       the number of nodes beyond which the compiler stops inlining, and every vector is allocated: ten times slower. Small tiles take
 *       several k at once for no other reason.
 *   <li>For the same reason gates and cell are two loops and not one, and neither is part of the product's tile. The gates' planes are in the
 *       first-level cache by then; a second pass is cheap.
 *   <li>No method of ours takes or gives a vector, but for {@code load} and {@code splat}: the compiler does not inline a method at a rare call
 *       once it has compiled it by itself, and at such a call every vector is allocated. So the rational of tanh and sigmoid, x · P(x²) /
 *       Q(x²) behind a clamp (compare and blend: two instructions a side, where min and max cost six, and NaN passes), stands in each loop.
 *   <li>Constants of a loop are local vectors made before it. Its bound is the whole vectors' end, computed before: with
 *       {@code j + L <= n} Java 25 took half as long again for the LSTM's cell.
 *   <li>One row alone is bound by the latency of fma; two panels at once hide most of it.
 * </ul>
 *
 * <p>Steady state allocates nothing. Until the compiler has been at it, every vector is an object: the first second of a program is slow.
 */
@NullMarked
package dev.tsuno.kernels.vector;

import org.jspecify.annotations.NullMarked;
