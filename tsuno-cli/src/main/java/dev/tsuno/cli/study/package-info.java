/** The command {@code tsuno study}: recurrent cells learn a series and continue it. */
@NullMarked
package dev.tsuno.cli.study;

import org.jspecify.annotations.NullMarked;
