package dev.tsuno.layers;

/**
 * The mean of each window and channel over three axes: a volume, as {@code keras.layers.AveragePooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, newDepth, newHeight, newWidth, channels)}.
 */
public final class AveragePooling3D extends Pooling<AveragePooling3D> {
    AveragePooling3D() {
        super(3, false, null);
    }

    /** {@code size} of the window, and {@code more} of it where the axes differ: one number, or (depth, height, width). */
    public AveragePooling3D(int size, int... more) {
        this();
        set(poolSize, Sizes.list(3, size, more));
    }
}
