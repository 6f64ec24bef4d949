/**
 * The same training from many seeds, side by side.
 *
 * <p>A {@link dev.tsuno.cli.repeat.Run} has a random state of its own, set to its seed, so it gives the same bits alone and among others.
 * {@link dev.tsuno.cli.repeat.Runs} executes many on a fixed number of threads; {@link dev.tsuno.cli.repeat.Tally} says how far they are.
 */
@NullMarked
package dev.tsuno.cli.repeat;

import org.jspecify.annotations.NullMarked;
