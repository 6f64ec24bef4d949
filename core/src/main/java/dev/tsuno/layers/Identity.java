package dev.tsuno.layers;

import dev.tsuno.ops.Tensor;

/** The input as it is, as {@code keras.layers.Identity}. */
public final class Identity extends Layer<Identity> {
    @Override
    protected Tensor call(Tensor x) {
        return x;
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
