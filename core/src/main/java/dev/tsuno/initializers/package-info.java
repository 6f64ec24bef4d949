/**
 * Start values of weights, as {@code keras.initializers}: from the same seed, the bits of Keras on TensorFlow, as far as
 * {@link dev.tsuno.random} says.
 *
 * <p>An initializer gives an array for a shape and a type. A random one without a seed draws its seed from the default state, in the
 * order in which Keras would; it then gives the same values at every call, as Keras's does.
 */
@NullMarked
package dev.tsuno.initializers;

import org.jspecify.annotations.NullMarked;
