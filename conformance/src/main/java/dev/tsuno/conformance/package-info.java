/** Golden cases made with Keras, and their runner. */
@NullMarked
package dev.tsuno.conformance;

import org.jspecify.annotations.NullMarked;
