/**
 * Layers, as {@code keras.layers}.
 *
 * <p>A layer is its mathematics and little else. It owns variables, and describes what it computes once, on symbolic tensors
 * ({@link dev.tsuno.layers.Layer#call}); it knows nothing of batches, threads, kernels or gradients. Its options are declared once, in
 * Keras's words; they may be set until the layer is built, which happens when the shape of its input is known.
 *
 * <p>A model calls its layers anew for each batch size and mode; what one such call needs and leaves (masks, training or not, new values
 * of states, penalties) is a {@link dev.tsuno.layers.Call} and its {@link dev.tsuno.layers.Trace}.
 *
 * <p>Recurrent layers are a {@link dev.tsuno.layers.Cell} and a {@code Recurrence}: the cell says one step, the recurrence repeats it,
 * through the fused ops where the cell has one for its options, else through {@code Scan}. A user sees no difference but speed.
 *
 * <p>Layers over one to three spatial axes differ in the number of axes alone: each kind is written once for any number
 * ({@link dev.tsuno.layers.Convolution}, {@link dev.tsuno.layers.Pooling}, …), and compute channels last, whatever their data format.
 *
 * <p>Preprocessing layers are called on arrays or strings before a model, {@code layer.apply(x)}, and learn with {@code adapt}. Those about
 * numbers alone ({@link dev.tsuno.layers.Normalization}, {@link dev.tsuno.layers.Discretization},
 * {@link dev.tsuno.layers.CategoryEncoding}, {@link dev.tsuno.layers.IntegerLookup}) are part of models too, where what they learned by
 * then stands fast; only the weights of Normalization may change later. Those about text stay outside, since a program computes with floats.
 */
@NullMarked
package dev.tsuno.layers;

import org.jspecify.annotations.NullMarked;
