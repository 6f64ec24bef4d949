package dev.tsuno.layers;

import dev.tsuno.kernels.Reduction;

/**
 * The largest element of each channel over three axes: a volume, as {@code keras.layers.GlobalMaxPooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, channels)}, with {@code keepdims} {@code (batch, 1, 1, 1, channels)}.
 */
public final class GlobalMaxPooling3D extends GlobalPooling<GlobalMaxPooling3D> {
    public GlobalMaxPooling3D() {
        super(3, Reduction.MAXIMUM);
    }
}
