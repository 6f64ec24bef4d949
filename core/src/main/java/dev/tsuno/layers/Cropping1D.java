package dev.tsuno.layers;

import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.List;

/**
 * Cuts off the ends of a sequence, as {@code keras.layers.Cropping1D}. Input {@code (batch, steps, features)}, output
 * {@code (batch, steps − before − after, features)}.
 */
public final class Cropping1D extends Layer<Cropping1D> {
    private final Option<List<Integer>> cropping = options().option("cropping", Sizes.orZero(2), List.of(1, 1));

    /** One step at either end. */
    public Cropping1D() {}

    /** The same number at both ends, or {@code before, after}. */
    public Cropping1D(int size, int... more) {
        set(cropping, Sizes.list(2, size, more));
    }

    @Override
    protected Tensor call(Tensor x) {
        return Cropping.cropped(this, x, 1, cropping.get());
    }
}
