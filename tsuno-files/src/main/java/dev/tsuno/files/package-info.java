/**
 * Models and numbers as files.
 *
 * <p>{@link dev.tsuno.files.ModelJson} writes what a model is made of, without its weights, as Keras's {@code model.to_json()} does, byte for
 * byte, and reads it. {@code Json} stands between the text and plain values (maps, lists, strings, numbers, booleans, null), of which the
 * registries of the engine make objects: nothing in a file can name a class to load. {@code PythonNumbers} and {@code KeyOrder} see to it
 * that numbers and keys stand as Keras writes them.
 *
 * <p>{@link dev.tsuno.files.Csv} reads numbers from CSV files, as datasets or whole. A {@code CsvRows} is one way through the rows; it opens
 * one {@code CsvRecords} after the other, each an open file, whose {@code CsvTable} says where the wanted {@code CsvColumn}s stand in it.
 */
@NullMarked
package dev.tsuno.files;

import org.jspecify.annotations.NullMarked;
