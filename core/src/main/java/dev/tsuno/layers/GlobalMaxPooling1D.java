package dev.tsuno.layers;

import dev.tsuno.kernels.Reduction;

/**
 * The largest element of each channel over one axis: a sequence, as {@code keras.layers.GlobalMaxPooling1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, channels)}, with {@code keepdims} {@code (batch, 1, channels)}.
 */
public final class GlobalMaxPooling1D extends GlobalPooling<GlobalMaxPooling1D> {
    public GlobalMaxPooling1D() {
        super(1, Reduction.MAXIMUM);
    }
}
