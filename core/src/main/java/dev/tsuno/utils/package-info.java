/** What {@code keras.utils} has to prepare data, each function as a static method that is named after it. */
@NullMarked
package dev.tsuno.utils;

import org.jspecify.annotations.NullMarked;
