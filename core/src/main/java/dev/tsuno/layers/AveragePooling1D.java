package dev.tsuno.layers;

/**
 * The mean of each window and channel over one axis: a sequence, as {@code keras.layers.AveragePooling1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, newSteps, channels)}.
 */
public final class AveragePooling1D extends Pooling<AveragePooling1D> {
    AveragePooling1D() {
        super(1, false, null);
    }

    /** {@code size} of the window, and {@code more} of it where the axes differ: one number. */
    public AveragePooling1D(int size, int... more) {
        this();
        set(poolSize, Sizes.list(1, size, more));
    }
}
