/**
 * Options with Keras's keys and defaults.
 *
 * <p>Whatever Keras configures by keyword arguments (layers, initializers, losses, optimizers …) declares each argument once, as an
 * {@link dev.tsuno.config.Option}: its key, how its value stands in a config ({@link dev.tsuno.config.Codec}), and its default as Keras
 * writes it. From that come the config, its reading, {@code toString}, the check that an option isn't set too late, and the test that
 * holds names and defaults against Keras's own list.
 *
 * <p>A {@link dev.tsuno.config.Registry} is a table of the classes of one kind by name. It is the only way from a name to an object: no
 * class is ever loaded by a name in a file. A config is plain values: maps, lists, strings, numbers, booleans and null.
 */
@NullMarked
package dev.tsuno.config;

import org.jspecify.annotations.NullMarked;
