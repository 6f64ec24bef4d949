package dev.tsuno.cli.sequences;

/** How a model for a task is made and trained. */
public record Recipe(int units, int batchSize, double learningRate, double clipNorm, double forgetBias, long limit) {}
