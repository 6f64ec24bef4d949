package dev.tsuno.cli.sequences;

/**
 * How a model for a task is made and trained, with Adam.
 *
 * @param units of the recurrent layer
 * @param batchSize sequences of a step
 * @param clipNorm the norm that all gradients together may have, as {@code global_clipnorm}
 * @param forgetBias where the bias of an LSTM's forget gate starts; Keras's is 1
 * @param inputBias where the bias of an LSTM's input gate starts; Keras's is 0
 * @param limit sequences after which a training ends unsolved
 */
public record Recipe(
        int units,
        int batchSize,
        double learningRate,
        double clipNorm,
        double forgetBias,
        double inputBias,
        int limit) {}
