package dev.tsuno.layers;

/**
 * The mean of each channel over so many equal parts of two axes: an image, as {@code keras.layers.AdaptiveAveragePooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, output_size…, channels)}.
 */
public final class AdaptiveAveragePooling2D extends AdaptivePooling<AdaptiveAveragePooling2D> {
    AdaptiveAveragePooling2D() {
        super(2, false);
    }

    /** {@code size} of the output, and {@code more} of it where the axes differ: one number, or (height, width). */
    public AdaptiveAveragePooling2D(int size, int... more) {
        this();
        set(outputSize, Sizes.list(2, size, more));
    }
}
