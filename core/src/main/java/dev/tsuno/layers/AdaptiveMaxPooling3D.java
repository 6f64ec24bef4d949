package dev.tsuno.layers;

/**
 * The largest element of each channel over so many equal parts of three axes: a volume, as {@code keras.layers.AdaptiveMaxPooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, output_size…, channels)}.
 */
public final class AdaptiveMaxPooling3D extends AdaptivePooling<AdaptiveMaxPooling3D> {
    AdaptiveMaxPooling3D() {
        super(3, true);
    }

    /** {@code size} of the output, and {@code more} of it where the axes differ: one number, or (depth, height, width). */
    public AdaptiveMaxPooling3D(int size, int... more) {
        this();
        set(outputSize, Sizes.list(3, size, more));
    }
}
