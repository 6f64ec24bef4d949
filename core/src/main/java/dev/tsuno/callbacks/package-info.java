/**
 * What is called while a model trains, as {@code keras.callbacks}.
 *
 * <p>A {@link dev.tsuno.callbacks.Callback} sees the model as a {@link dev.tsuno.callbacks.TrainingModel} and the numbers as logs, a map by
 * name. What Keras decides, these decide too: comparisons are made in floatx, rates in the logs are rounded as the optimizer uses them, and
 * what is printed or written to files is Keras's to the letter.
 *
 * <p>Callbacks have no config in Keras and none here: options are set with fluent setters, before the training.
 */
@NullMarked
package dev.tsuno.callbacks;

import org.jspecify.annotations.NullMarked;
