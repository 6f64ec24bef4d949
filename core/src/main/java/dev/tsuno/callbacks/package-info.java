/** What is called while a model trains, as {@code keras.callbacks}. */
@NullMarked
package dev.tsuno.callbacks;

import org.jspecify.annotations.NullMarked;
