package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The axes of each sample in another order, as {@code keras.layers.Permute}: {@code new Permute(2, 1)} swaps the first two; they count from 1. */
public final class Permute extends Layer<Permute> {
    private final Option<List<Integer>> dims = options().required("dims", Codecs.INTS);

    Permute() {}

    public Permute(int... dims) {
        set(this.dims, Arrays.stream(dims).boxed().toList());
    }

    @Override
    protected void build(Shape input) {
        List<Integer> sorted = dims.get().stream().sorted().toList();
        if (!sorted.equals(IntStream.rangeClosed(1, input.rank() - 1).boxed().toList())) {
            throw new IllegalArgumentException(this + ": dims must be an order of the axes 1 to " + (input.rank() - 1)
                    + " of " + input + ", got " + dims.get() + ".");
        }
    }

    @Override
    protected Tensor call(Tensor x) {
        return Ops.transpose(
                x,
                IntStream.range(0, x.shape().rank())
                        .map(i -> i == 0 ? 0 : dims.get().get(i - 1))
                        .toArray());
    }
}
