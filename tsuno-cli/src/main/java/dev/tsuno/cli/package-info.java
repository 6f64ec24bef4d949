/** The {@code tsuno} command. */
@NullMarked
package dev.tsuno.cli;

import org.jspecify.annotations.NullMarked;
