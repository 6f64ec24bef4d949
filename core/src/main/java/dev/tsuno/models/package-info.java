/**
 * Models: layers that are trained together. As {@code keras.models}.
 *
 * <p>A {@link dev.tsuno.models.Model} is a graph of calls of layers ({@code LayerGraph}, the functional API), a row of layers
 * ({@link dev.tsuno.models.Sequential}), or a class of one's own. It is a layer itself, and knows nothing of batches.
 *
 * <p>What happens to a batch is described once by a {@link dev.tsuno.models.Step}: forward pass, loss, gradients, the optimizer's update,
 * the metrics' states. The description becomes one program for each shape of batches ({@code StepProgram}; {@code StepPrograms} keeps a
 * bounded number of them). {@code Passes} makes batches of what {@code fit}, {@code evaluate} and {@code predict} are given, {@code Feeding} brings
 * arrays into the model's shapes, and the {@code Trainer} runs the loops: it takes batches from a {@code BatchSource} (arrays, or a
 * {@link dev.tsuno.data.Dataset}), which {@code Epochs} divides into epochs, feeds the step's program, and tells the callbacks.
 * {@code CompiledLoss} and {@code CompiledMetrics} are what {@code compile} was given, spread over the outputs.
 *
 * <p>Threads take turns on a model, as {@link dev.tsuno.models.Model} says. Different models train side by side.
 */
@NullMarked
package dev.tsuno.models;

import org.jspecify.annotations.NullMarked;
