/**
 * Learning rates that change with the step, as {@code keras.optimizers.schedules}. They are numbers of the host, not of the graph: the
 * optimizer asks for the rate before each step. All compute in float32, whatever the type of the model, as Keras does.
 */
@NullMarked
package dev.tsuno.optimizers.schedules;

import org.jspecify.annotations.NullMarked;
