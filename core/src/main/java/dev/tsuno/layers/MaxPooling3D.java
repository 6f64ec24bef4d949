package dev.tsuno.layers;

/**
 * The largest element of each window and channel over three axes: a volume, as {@code keras.layers.MaxPooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, newDepth, newHeight, newWidth, channels)}.
 * Each of equal elements gets the gradient, as in TensorFlow.
 */
public final class MaxPooling3D extends Pooling<MaxPooling3D> {
    /** Windows of 2. */
    public MaxPooling3D() {
        super(3, true, Sizes.list(3, 2));
    }

    /** {@code size} of the window, and {@code more} of it where the axes differ: one number, or (depth, height, width). */
    public MaxPooling3D(int size, int... more) {
        this();
        set(poolSize, Sizes.list(3, size, more));
    }
}
