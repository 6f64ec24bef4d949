/**
 * Optimizers, as {@code keras.optimizers}: from the gradients to the new weights, as part of the same graph. What changes from step to
 * step in numbers alone (the rate, Adam's bias correction) is computed before the step and put into scalar variables.
 */
@NullMarked
package dev.tsuno.optimizers;

import org.jspecify.annotations.NullMarked;
