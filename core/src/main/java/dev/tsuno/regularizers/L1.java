package dev.tsuno.regularizers;

import static dev.tsuno.ops.Ops.abs;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/** {@code l1 · Σ|x|}. As {@code keras.regularizers.L1}; the factor is 0.01 by default. */
public final class L1 extends Regularizer {
    private final Option<Double> l1 = options().option("l1", Codecs.DOUBLE, 0.01);

    public L1() {}

    public L1(double l1) {
        options().set(this.l1, l1);
    }

    @Override
    public Tensor apply(Tensor x) {
        return multiply(sum(abs(x)), factor(l1));
    }
}
