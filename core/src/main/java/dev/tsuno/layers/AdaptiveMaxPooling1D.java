package dev.tsuno.layers;

/**
 * The largest element of each channel over so many equal parts of one axis: a sequence, as {@code keras.layers.AdaptiveMaxPooling1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, output_size…, channels)}.
 */
public final class AdaptiveMaxPooling1D extends AdaptivePooling<AdaptiveMaxPooling1D> {
    AdaptiveMaxPooling1D() {
        super(1, true);
    }

    /** {@code size} of the output, and {@code more} of it where the axes differ: one number. */
    public AdaptiveMaxPooling1D(int size, int... more) {
        this();
        set(outputSize, Sizes.list(1, size, more));
    }
}
