package dev.tsuno.layers;

import dev.tsuno.activations.Activations;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/** {@code y = x} above 0, else {@code negative_slope · x}, as {@code keras.layers.LeakyReLU}. */
public final class LeakyReLU extends Layer<LeakyReLU> {
    private final Option<Double> negativeSlope = options().option("negative_slope", ReLU.NOT_NEGATIVE, 0.3);

    public LeakyReLU() {}

    public LeakyReLU(double negativeSlope) {
        set(this.negativeSlope, negativeSlope);
    }

    @Override
    protected Tensor call(Tensor x) {
        return Activations.leakyRelu(x, negativeSlope.get());
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
