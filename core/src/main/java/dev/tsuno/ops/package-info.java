/**
 * The engine's vocabulary: symbolic tensors, the ops that connect them, and graphs of ops.
 *
 * <p>A {@link dev.tsuno.ops.Tensor} has a shape and a type and no numbers. It is one result of a {@link dev.tsuno.ops.Node}: an
 * {@link dev.tsuno.ops.Op} applied to other tensors. Tensors are immutable and may be shared between graphs and threads.
 *
 * <p>An op is one word. Its shape rule, its gradient rule (in terms of other ops) and the kernel that carries it out stand together in
 * one small file. {@link dev.tsuno.ops.Ops} lists all words by the names they have in {@code keras.ops}. The vocabulary is small: what
 * can be said in existing words adds no new one.
 *
 * <p>Leaves are placeholders (what a program is fed), constants, and the reads of {@link dev.tsuno.ops.Variable}s. Every shape in a
 * graph is known: a model is traced anew for each batch size. Integers and booleans have their type here, and are stored as floating
 * numbers when they run.
 *
 * <p>Recurrence has two forms: fused ops for SimpleRNN, LSTM and GRU in their usual form, and {@link dev.tsuno.ops.Scan} for any other
 * step: an op whose body is a graph and whose gradient is a scan backwards.
 *
 * <p>Random numbers are ops too, {@link dev.tsuno.ops.Drawing} ones: they hold a generator, and each run of a program draws anew.
 *
 * <p>This package knows kernels only through {@link dev.tsuno.kernels.Kernels}. It knows no layer, no buffer's place, no order of
 * running: that is the package {@code program}.
 */
@NullMarked
package dev.tsuno.ops;

import org.jspecify.annotations.NullMarked;
