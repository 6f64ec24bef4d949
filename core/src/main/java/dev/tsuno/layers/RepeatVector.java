package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.broadcastTo;
import static dev.tsuno.ops.Ops.expandDims;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/** The input n times, as time steps: {@code (batch, features)} to {@code (batch, n, features)}. As {@code keras.layers.RepeatVector}. */
public final class RepeatVector extends Layer<RepeatVector> {
    private final Option<Integer> n = options().required("n", Codecs.SIZE);

    RepeatVector() {}

    public RepeatVector(int n) {
        set(this.n, n);
    }

    @Override
    protected void build(Shape input) {
        if (input.rank() != 2)
            throw new IllegalArgumentException(this + " expects (batch, features), got " + input + ".");
    }

    @Override
    protected Tensor call(Tensor x) {
        return broadcastTo(
                expandDims(x, 1), Shape.of(x.shape().dim(0), n.get(), x.shape().dim(1)));
    }
}
