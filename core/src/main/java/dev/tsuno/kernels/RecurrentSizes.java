package dev.tsuno.kernels;

/** The sizes of a recurrent call: x {@code (batch, time, features)}, sequences {@code (batch, time, units)}. */
public record RecurrentSizes(int batch, int time, int features, int units) {}
