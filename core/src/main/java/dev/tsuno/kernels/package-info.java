/**
 * What runs: kernels on plain arrays.
 *
 * <p>A {@link dev.tsuno.kernels.Kernel} is one piece of work bound to its arrays and sizes; a program is a flat list of them. A
 * {@link dev.tsuno.kernels.Kernels} is a set of all kernels for one floating type. There are three sets:
 *
 * <ul>
 *   <li><b>reference</b>: double, plain loops. It is the meaning of every op, the control of the fast sets, and the engine of
 *       float64 models.
 *   <li><b>portable</b>: float, written so that the JIT compiler vectorizes it.
 *   <li><b>vector</b>: portable with the hot few replaced by jdk.incubator.vector; a module of its own, found by
 *       {@link java.util.ServiceLoader} when it and the incubator module are there.
 * </ul>
 *
 * <p><b>One result.</b> Every sum has one order, whatever runs it, so that portable and vector give the same bits at every lane
 * width and every number of threads:
 *
 * <ul>
 *   <li>an element of a product starts at the value it is added to (or at zero) and accumulates over k in rising order by
 *       {@link Math#fma(float, float, float)};
 *   <li>a sum over a contiguous axis has 16 partial sums, element i in partial sum i mod 16, joined as s[i] += s[i + 8], then 4, 2, 1;
 *   <li>a sum over an axis that is not the last goes in rising order, element by element;
 *   <li>large work is cut into {@link dev.tsuno.kernels.Strips}, where the shape allows it, for the threads of the {@link
 *       dev.tsuno.kernels.Crew}; no cut goes through a sum.
 * </ul>
 *
 * <p>This package knows arrays, sizes and strides. It knows no tensor, layer, op, gradient or file. A tensor's elements stand in
 * row-major order in the first {@code size} places of its {@link dev.tsuno.kernels.Buffer}. Integers and booleans are stored as
 * floating numbers of the set's type; what doesn't fit exactly is refused where it enters the program.
 */
@NullMarked
package dev.tsuno.kernels;

import org.jspecify.annotations.NullMarked;
