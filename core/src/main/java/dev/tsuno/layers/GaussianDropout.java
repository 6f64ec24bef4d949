package dev.tsuno.layers;

import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;

/**
 * Multiplies by normal numbers in training, of mean 1 and standard deviation {@code √(rate / (1 − rate))}. As
 * {@code keras.layers.GaussianDropout}. Output as input, of any shape.
 */
public final class GaussianDropout extends Noise<GaussianDropout> {
    GaussianDropout() {
        super("rate");
    }

    /** {@code rate} from 0 to less than 1. */
    public GaussianDropout(double rate) {
        this();
        set(amount, rate);
    }

    @Override
    Tensor noisy(Tensor x) {
        double rate = amount.get();
        if (rate == 1) {
            throw new IllegalArgumentException(this + ": rate=1 would need noise of infinite size. Take one below 1.");
        }
        return Ops.multiply(x, Ops.randomNormal(x.shape(), x.dtype(), 1, Math.sqrt(rate / (1 - rate)), generator()));
    }
}
