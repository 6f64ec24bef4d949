/** What a weight is made to be after each update, as {@code keras.constraints}. */
@NullMarked
package dev.tsuno.constraints;

import org.jspecify.annotations.NullMarked;
