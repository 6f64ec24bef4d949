package dev.tsuno.layers;

import dev.tsuno.kernels.Reduction;

/**
 * The largest element of each channel over two axes: an image, as {@code keras.layers.GlobalMaxPooling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, channels)}, with {@code keepdims} {@code (batch, 1, 1, channels)}.
 */
public final class GlobalMaxPooling2D extends GlobalPooling<GlobalMaxPooling2D> {
    public GlobalMaxPooling2D() {
        super(2, Reduction.MAXIMUM);
    }
}
