package dev.tsuno.layers;

/**
 * The mean of each window and channel over two axes: an image, as {@code keras.layers.AveragePooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, newHeight, newWidth, channels)}.
 */
public final class AveragePooling2D extends Pooling<AveragePooling2D> {
    AveragePooling2D() {
        super(2, false, null);
    }

    /** {@code size} of the window, and {@code more} of it where the axes differ: one number, or (height, width). */
    public AveragePooling2D(int size, int... more) {
        this();
        set(poolSize, Sizes.list(2, size, more));
    }
}
