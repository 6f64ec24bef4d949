package dev.tsuno.layers;

/**
 * The largest element of each window and channel over two axes: an image, as {@code keras.layers.MaxPooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, newHeight, newWidth, channels)}.
 * Of equal elements the first gets the gradient.
 */
public final class MaxPooling2D extends Pooling<MaxPooling2D> {
    /** Windows of 2. */
    public MaxPooling2D() {
        super(2, true, Sizes.list(2, 2));
    }

    /** {@code size} of the window, and {@code more} of it where the axes differ: one number, or (height, width). */
    public MaxPooling2D(int size, int... more) {
        this();
        set(poolSize, Sizes.list(2, size, more));
    }
}
