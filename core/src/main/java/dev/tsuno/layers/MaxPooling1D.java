package dev.tsuno.layers;

/**
 * The largest element of each window and channel over one axis: a sequence, as {@code keras.layers.MaxPooling1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, newSteps, channels)}.
 * Of equal elements the first gets the gradient.
 */
public final class MaxPooling1D extends Pooling<MaxPooling1D> {
    /** Windows of 2. */
    public MaxPooling1D() {
        super(1, true, 2);
    }

    /** {@code size} of the window, and {@code more} of it where the axes differ: one number. */
    public MaxPooling1D(int size, int... more) {
        this();
        set(poolSize, Sizes.list(1, size, more));
    }
}
