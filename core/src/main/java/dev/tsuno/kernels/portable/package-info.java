/**
 * The float kernels: the portable set, and all of the vector set but its hot few.
 *
 * <p>{@link dev.tsuno.kernels.portable.FloatKernels} is a whole set on top of {@link dev.tsuno.kernels.portable.Primitives}: two kinds
 * of product, the activations and the cells of the recurrent layers. The orchestration (which product when, where a time step
 * stands in memory, what is wanted and what is not) is written once; so is the order of every sum. A set differs from another in its
 * primitives alone, and not in a bit of its results.
 *
 * <p><b>Layouts.</b> Buffers are as Keras has them: sequences (batch, time, …), kernels (features, gates · units). Inside, a recurrent
 * kernel works time-major, with a plane of (time, batch, units) for each gate. Then a time step of a gate is one contiguous range, the cell's
 * mathematics is one flat loop, and each weight gradient is one product over all time steps after the time loop. Measured against rows of
 * all gates side by side, whose loops over the units are short, this saves a third of a small LSTM's time.
 *
 * <p><b>What the JIT compiler vectorizes.</b> On 17 and 25 alike: loops whose arrays are each indexed by the loop variable alone, with fma,
 * arithmetic, {@link Math#min} and {@link Math#max}. Not: {@code c[c0 + j] += b[b0 + j]}, since it can't tell that the ranges
 * don't overlap; conditional expressions; very short constant trip counts. Hence the portable primitives copy ranges
 * into arrays of their own and back, and the right operand of a product is kept as rows that are arrays of their own. The copies cost a few
 * percent, the other way costs a factor of three. The compiler also decides by the trip counts it has seen in a method, so that long and
 * short rows have a copy of the loops each.
 *
 * <p><b>One loop, one compilation.</b> The compiler stops inlining after a number of nodes, about 60 calls of the Vector API, and what is
 * left beyond is allocated on the heap, ten times slower. So pieces meet at borders it doesn't inline across: the call of a
 * {@link dev.tsuno.kernels.Kernel} in a program, that of a step in the time loop, and methods beyond 325 bytes of code. A small layer's
 * step has about five such calls of 3 to 5 ns.
 */
@NullMarked
package dev.tsuno.kernels.portable;

import org.jspecify.annotations.NullMarked;
