/** Losses, as {@code keras.losses}: a value for each sample (and time step), reduced to the number that training makes small. */
@NullMarked
package dev.tsuno.losses;

import org.jspecify.annotations.NullMarked;
