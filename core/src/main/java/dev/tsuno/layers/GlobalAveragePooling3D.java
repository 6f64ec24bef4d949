package dev.tsuno.layers;

import dev.tsuno.kernels.Reduction;

/**
 * The mean of each channel over three axes: a volume, as {@code keras.layers.GlobalAveragePooling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, channels)}, with {@code keepdims} {@code (batch, 1, 1, 1, channels)}.
 */
public final class GlobalAveragePooling3D extends GlobalPooling<GlobalAveragePooling3D> {
    public GlobalAveragePooling3D() {
        super(3, Reduction.MEAN);
    }
}
