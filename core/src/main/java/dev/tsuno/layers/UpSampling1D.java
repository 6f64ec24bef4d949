package dev.tsuno.layers;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/**
 * Every step several times, as {@code keras.layers.UpSampling1D}. Input {@code (batch, steps, features)}, output
 * {@code (batch, size · steps, features)}.
 */
public final class UpSampling1D extends Layer<UpSampling1D> {
    private final Option<Integer> size = options().option("size", Codecs.SIZE, 2);

    /** Every step twice. */
    public UpSampling1D() {}

    public UpSampling1D(int size) {
        set(this.size, size);
    }

    @Override
    protected Tensor call(Tensor x) {
        return Repeat.along(x, 1, size.get());
    }
}
