/**
 * Models: layers in a row, and their training. As {@code keras.models}.
 *
 * <p>{@link dev.tsuno.models.Sequential} knows its layers and traces them; {@code Trainer} makes programs of the traces, one for each
 * batch shape and purpose (train, test, predict), keeps them, feeds them batches and reads what they give. A training step (loss,
 * gradients, clipping, update) is one program.
 *
 * <p>Not thread-safe: one thread at a time works with a model. Different models may train side by side.
 */
@NullMarked
package dev.tsuno.models;

import org.jspecify.annotations.NullMarked;
