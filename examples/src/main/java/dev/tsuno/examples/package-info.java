/** Programs to read. */
@NullMarked
package dev.tsuno.examples;

import org.jspecify.annotations.NullMarked;
