package dev.tsuno.layers;

import dev.tsuno.kernels.Reduction;

/**
 * The mean of each channel over two axes: an image, as {@code keras.layers.GlobalAveragePooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, channels)}, with {@code keepdims} {@code (batch, 1, 1, channels)}.
 */
public final class GlobalAveragePooling2D extends GlobalPooling<GlobalAveragePooling2D> {
    public GlobalAveragePooling2D() {
        super(2, Reduction.MEAN);
    }
}
