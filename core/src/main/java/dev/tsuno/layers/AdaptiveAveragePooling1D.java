package dev.tsuno.layers;

/**
 * The mean of each channel over so many equal parts of one axis: a sequence, as {@code keras.layers.AdaptiveAveragePooling1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, output_size…, channels)}.
 */
public final class AdaptiveAveragePooling1D extends AdaptivePooling<AdaptiveAveragePooling1D> {
    AdaptiveAveragePooling1D() {
        super(1, false);
    }

    /** {@code size} of the output, and {@code more} of it where the axes differ: one number. */
    public AdaptiveAveragePooling1D(int size, int... more) {
        this();
        set(outputSize, Sizes.list(1, size, more));
    }
}
