/** Penalties on weights and outputs that are added to the loss, as {@code keras.regularizers}. */
@NullMarked
package dev.tsuno.regularizers;

import org.jspecify.annotations.NullMarked;
