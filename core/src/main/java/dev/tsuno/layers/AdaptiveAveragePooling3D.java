package dev.tsuno.layers;

/**
 * The mean of each channel over so many equal parts of three axes: a volume, as {@code keras.layers.AdaptiveAveragePooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, output_size…, channels)}.
 */
public final class AdaptiveAveragePooling3D extends AdaptivePooling<AdaptiveAveragePooling3D> {
    AdaptiveAveragePooling3D() {
        super(3, false);
    }

    /** {@code size} of the output, and {@code more} of it where the axes differ: one number, or (depth, height, width). */
    public AdaptiveAveragePooling3D(int size, int... more) {
        this();
        set(outputSize, Sizes.list(3, size, more));
    }
}
