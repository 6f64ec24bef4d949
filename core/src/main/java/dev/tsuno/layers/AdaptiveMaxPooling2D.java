package dev.tsuno.layers;

/**
 * The largest element of each channel over so many equal parts of two axes: an image, as {@code keras.layers.AdaptiveMaxPooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, output_size…, channels)}.
 */
public final class AdaptiveMaxPooling2D extends AdaptivePooling<AdaptiveMaxPooling2D> {
    AdaptiveMaxPooling2D() {
        super(2, true);
    }

    /** {@code size} of the output, and {@code more} of it where the axes differ: one number, or (height, width). */
    public AdaptiveMaxPooling2D(int size, int... more) {
        this();
        set(outputSize, Sizes.list(2, size, more));
    }
}
