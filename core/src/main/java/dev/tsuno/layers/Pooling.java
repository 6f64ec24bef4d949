package dev.tsuno.layers;

import dev.tsuno.config.Option;
import dev.tsuno.ops.Convolutions;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Windows;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The largest element or the mean of each window and channel: what the pooling layers have in common. */
public abstract class Pooling<L extends Pooling<L>> extends SpatialLayer<L> {
    final Option<List<Integer>> poolSize;
    private final Option<List<Integer>> strides;
    private final Option<String> padding = options().option("padding", word("valid", "same"), "valid");
    private final boolean largest;

    /** {@code size}: the default of {@code pool_size}; null if it must be given. */
    Pooling(int rank, boolean largest, @Nullable Object size) {
        super(rank);
        this.largest = largest;
        Sizes sizes = Sizes.of(rank);
        poolSize = size == null
                ? options().required("pool_size", sizes)
                : options().option("pool_size", sizes, size);
        strides = options().option("strides", sizes, null);
    }

    /** How far the window moves: one number for all axes, or one for each. Default: as far as it is large. */
    public final L strides(int... strides) {
        return set(this.strides, Sizes.list(rank, strides));
    }

    /** {@code "valid"}: whole windows only; {@code "same"}: windows may reach beyond the ends, where nothing counts. Default: valid. */
    public final L padding(String padding) {
        return set(this.padding, padding);
    }

    @Override
    final Tensor spatial(Tensor x) {
        Windows windows = Windows.of(poolSize.get(), strides.or(poolSize.get()));
        String word = padding.get().toLowerCase(Locale.ROOT);
        checkFits(x.shape(), windows, word);
        return largest ? Convolutions.maxPool(x, windows, word) : Convolutions.averagePool(x, windows, word);
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        if (strides.orNull() == null) config.replace("strides", config.get("pool_size"));
        return config;
    }
}
