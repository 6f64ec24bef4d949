/** Benchmarks: JMH and whole runs. */
@NullMarked
package dev.tsuno.benchmarks;

import org.jspecify.annotations.NullMarked;
