/** What a command leaves behind: an output folder, its files, each whole or not there, and a page that shows them. */
@NullMarked
package dev.tsuno.cli.output;

import org.jspecify.annotations.NullMarked;
