/**
 * Metrics, as {@code keras.metrics}. A metric keeps its states in variables; a batch gives them new values in the program that computed
 * the batch, and the result is computed from the states alone.
 */
@NullMarked
package dev.tsuno.metrics;

import org.jspecify.annotations.NullMarked;
