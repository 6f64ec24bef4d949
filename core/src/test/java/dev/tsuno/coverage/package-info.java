/**
 * Tsuno held against Keras's public names: {@link dev.tsuno.coverage.KerasApi} is Keras's list, {@link dev.tsuno.coverage.Notes} says what
 * differs and why something is missing, {@link dev.tsuno.coverage.Coverage} compares both with the code.
 */
@NullMarked
package dev.tsuno.coverage;

import org.jspecify.annotations.NullMarked;
