package dev.tsuno.layers;

import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.List;

/**
 * Every element of a volume several times on each axis, as {@code keras.layers.UpSampling3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output
 * {@code (batch, size₁ · depth, size₂ · height, size₃ · width, channels)}.
 */
public final class UpSampling3D extends SpatialLayer<UpSampling3D> {
    private final Option<List<Integer>> size = options().option("size", Sizes.of(3), Sizes.list(3, 2));

    /** Everything twice. */
    public UpSampling3D() {
        super(3);
    }

    /** One number, or one for each axis. */
    public UpSampling3D(int size, int... more) {
        this();
        set(this.size, Sizes.list(3, size, more));
    }

    @Override
    Tensor spatial(Tensor x) {
        Tensor y = x;
        for (int axis = 0; axis < 3; axis++)
            y = Repeat.along(y, 1 + axis, size.get().get(axis));
        return y;
    }
}
