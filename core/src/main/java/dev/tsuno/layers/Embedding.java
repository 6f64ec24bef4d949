package dev.tsuno.layers;

import dev.tsuno.ops.Tensor;

/**
 * Turns whole numbers into vectors, the rows of a table that is trained, as {@code keras.layers.Embedding}. Put first in a model of text or
 * categories.
 *
 * <p>Input {@code (batch, …)} of numbers from 0 to {@code input_dim − 1}, output {@code (batch, …, output_dim)}. Another number stops the
 * program with an error. Weight: embeddings {@code (input_dim, output_dim)}; its gradient is the sum over all places of a row.
 */
public final class Embedding extends EmbeddingTable<Embedding> {
    Embedding() {}

    public Embedding(int inputDim, int outputDim) {
        set(this.inputDim, inputDim);
        set(this.outputDim, outputDim);
    }

    @Override
    protected Tensor call(Tensor numbers) {
        return rows(numbers);
    }
}
