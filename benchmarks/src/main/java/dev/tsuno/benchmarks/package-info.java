/**
 * The benchmarks behind {@code ./tsuno bench}: {@link dev.tsuno.benchmarks.Bench} says how to choose from them.
 *
 * <p>The study's epoch and one window, portable kernels and a CPU without AVX-512 in JVMs of their own; single layers over lengths, units and
 * DeepBench's shapes, with one thread and two, as GF/s and as part of what the cores can do at most, measured in the same run.
 */
@NullMarked
package dev.tsuno.benchmarks;

import org.jspecify.annotations.NullMarked;
