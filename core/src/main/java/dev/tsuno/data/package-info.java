/** What models are fed with. */
@NullMarked
package dev.tsuno.data;

import org.jspecify.annotations.NullMarked;
