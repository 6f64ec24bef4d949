package dev.tsuno.layers;

import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;

/**
 * Adds normal numbers of mean 0 in training. As {@code keras.layers.GaussianNoise}. Output as input, of any shape.
 */
public final class GaussianNoise extends Noise<GaussianNoise> {
    GaussianNoise() {
        super("stddev");
    }

    /** {@code stddev} from 0 to 1. */
    public GaussianNoise(double stddev) {
        this();
        set(amount, stddev);
    }

    @Override
    Tensor noisy(Tensor x) {
        return Ops.add(x, Ops.randomNormal(x.shape(), x.dtype(), 0, amount.get(), generator()));
    }
}
