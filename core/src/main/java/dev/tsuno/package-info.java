/** Tsuno: recurrent networks as in Keras, in pure Java. */
@NullMarked
package dev.tsuno;

import org.jspecify.annotations.NullMarked;
