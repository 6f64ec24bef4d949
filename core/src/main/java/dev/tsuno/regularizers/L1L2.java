package dev.tsuno.regularizers;

import static dev.tsuno.ops.Ops.abs;
import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/** {@code l1 · Σ|x| + l2 · Σx²}. As {@code keras.regularizers.L1L2}; both factors are 0 by default. */
public final class L1L2 extends Regularizer {
    private final Option<Double> l1 = options().option("l1", Codecs.DOUBLE, 0.0);
    private final Option<Double> l2 = options().option("l2", Codecs.DOUBLE, 0.0);

    public L1L2() {}

    public L1L2(double l1, double l2) {
        options().set(this.l1, l1);
        options().set(this.l2, l2);
    }

    @Override
    public Tensor apply(Tensor x) {
        Tensor penalty = fill(0, Shape.SCALAR, x.dtype());
        if (l1.get() != 0) penalty = add(penalty, multiply(sum(abs(x)), factor(l1)));
        if (l2.get() != 0) penalty = add(penalty, multiply(sum(square(x)), factor(l2)));
        return penalty;
    }
}
