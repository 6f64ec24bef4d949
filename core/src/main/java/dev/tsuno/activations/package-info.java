/** Activation functions, as {@code keras.activations}: each a formula in the words of {@link dev.tsuno.ops.Ops}. */
@NullMarked
package dev.tsuno.activations;

import org.jspecify.annotations.NullMarked;
