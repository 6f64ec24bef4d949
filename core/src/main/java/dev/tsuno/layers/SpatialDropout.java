package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drops whole channels at random in training; the others are multiplied by {@code 1 / (1 − rate)}. */
public abstract class SpatialDropout<L extends SpatialDropout<L>> extends Noise<L> {
    private final int rank;
    private final @Nullable Option<String> dataFormat;

    /** For inputs of this many axes, of which one is the channels'; where there is a choice which, {@code hasFormat}. */
    SpatialDropout(int rank, boolean hasFormat) {
        super("rate");
        this.rank = rank;
        this.dataFormat = hasFormat
                ? options().option("data_format", Codecs.oneOf("channels_last", "channels_first"), null)
                : null;
    }

    final L format(String format) {
        return set(Objects.requireNonNull(dataFormat), format);
    }

    @Override
    protected void build(Shape input) {
        if (input.rank() != rank) {
            throw new IllegalArgumentException(this + " expects an input of " + rank + " axes, got " + input + ".");
        }
    }

    @Override
    Tensor noisy(Tensor x) {
        boolean first = dataFormat != null && dataFormat.or("channels_last").equals("channels_first");
        Shape noise = x.shape();
        for (int axis = 1; axis < rank; axis++) {
            if (axis != (first ? 1 : rank - 1)) noise = noise.withDim(axis, 1);
        }
        return Ops.dropout(x, amount.get(), noise, generator());
    }

    /** Keras's has no {@code trainable}, says the type by its name, and always the format. */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        config.remove("trainable");
        config.put("dtype", dtype().label());
        config.remove("activity_regularizer");
        if (dataFormat != null) config.put("data_format", dataFormat.or("channels_last"));
        return config;
    }
}
