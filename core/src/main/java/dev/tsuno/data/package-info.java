/**
 * What models are fed with: {@link dev.tsuno.data.Samples}, whole arrays or a batch of them, and {@link dev.tsuno.data.Dataset}, for what
 * does not fit in memory or comes from a stream; it is to Tsuno what tf.data is to Keras.
 *
 * <p>A dataset is a value: nothing of it changes when it is iterated. Where tf.data counts how often a dataset was iterated, to shuffle
 * anew, here a pass has a number: {@code iterator(pass)} gives the same elements whenever and wherever it is called. {@code fit} numbers
 * its passes from {@code initialEpoch} on, so a training that goes on sees what it would have seen had it not been interrupted. A seeded
 * shuffle has TensorFlow's order, pass by pass.
 *
 * <h2>What differs from tf.data, and is meant to</h2>
 *
 * <ul>
 *   <li>Passes are numbered rather than counted, as said above: two loops over one dataset see the same order. For the next:
 *       {@code iterator(1)}.
 *   <li>A shuffle without a seed after {@code setRandomSeed} has the order of TensorFlow's first such shuffle, the second one too.
 *   <li>Where the number of batches isn't known, Keras on TensorFlow counts the step that finds the end in the mean of the loss. Here the
 *       mean is that of the batches.
 *   <li>{@code fit} refuses a batch size beside a dataset, which Keras ignores, and a dataset without end where it would not end.
 * </ul>
 *
 * <h2>How it works</h2>
 *
 * An operator is a {@code Source}, which begins passes; a {@code Pass} gives one element after the other, and null at the end. Passes
 * pull from the passes they are made of, on the thread that asks, but for {@code prefetch}, which pulls on a thread of its own.
 */
@NullMarked
package dev.tsuno.data;

import org.jspecify.annotations.NullMarked;
