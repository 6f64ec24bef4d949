package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.greater;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/** {@code y = x} above 0, else {@code negative_slope · x}, as {@code keras.layers.LeakyReLU}. */
public final class LeakyReLU extends Layer<LeakyReLU> {
    private final Option<Double> negativeSlope = options().option("negative_slope", ReLU.NOT_NEGATIVE, 0.3);

    public LeakyReLU() {}

    public LeakyReLU(double negativeSlope) {
        set(this.negativeSlope, negativeSlope);
    }

    static Tensor leaky(Tensor x, double slope) {
        return where(greater(x, 0), x, multiply(x, slope));
    }

    @Override
    protected Tensor call(Tensor x) {
        return leaky(x, negativeSlope.get());
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
