package dev.tsuno.layers;

import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * Rows and columns several times, or more of them in between, as {@code keras.layers.UpSampling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, size₁ · height, size₂ · width, channels)}.
 */
public final class UpSampling2D extends SpatialLayer<UpSampling2D> {
    private final Option<List<Integer>> size = options().option("size", Sizes.of(2), Sizes.list(2, 2));
    private final Option<String> interpolation = options()
            .option("interpolation", word("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"), "nearest");

    /** Twice as high and wide. */
    public UpSampling2D() {
        super(2);
    }

    /** One number, or {@code height, width}. */
    public UpSampling2D(int size, int... more) {
        this();
        set(this.size, Sizes.list(2, size, more));
    }

    /** {@code "nearest"}, {@code "bilinear"}, {@code "bicubic"}, {@code "lanczos3"} or {@code "lanczos5"}. Default: nearest. */
    public UpSampling2D interpolation(String interpolation) {
        return set(this.interpolation, interpolation);
    }

    @Override
    Tensor spatial(Tensor x) {
        String kind = interpolation.get().toLowerCase(Locale.ROOT);
        Tensor y = x;
        for (int axis = 0; axis < 2; axis++) {
            int times = size.get().get(axis);
            y = kind.equals("nearest")
                    ? Repeat.along(y, 1 + axis, times)
                    : Interpolation.along(y, 1 + axis, times, kind);
        }
        return y;
    }
}
