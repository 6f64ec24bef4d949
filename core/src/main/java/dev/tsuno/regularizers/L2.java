package dev.tsuno.regularizers;

import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/** {@code l2 · Σx²}. As {@code keras.regularizers.L2}; the factor is 0.01 by default. */
public final class L2 extends Regularizer {
    private final Option<Double> l2 = options().option("l2", Codecs.DOUBLE, 0.01);

    public L2() {}

    public L2(double l2) {
        options().set(this.l2, l2);
    }

    @Override
    public Tensor apply(Tensor x) {
        return multiply(sum(square(x)), factor(l2));
    }
}
