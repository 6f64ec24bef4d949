package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.transpose;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Windows;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layer over one to three spatial axes. With {@code "channels_last"} its input is {@code (batch, s…, channels)}, with
 * {@code "channels_first"} {@code (batch, channels, s…)}; inside, channels are last.
 */
public abstract class SpatialLayer<L extends SpatialLayer<L>> extends Layer<L> {
    private static final Codec<String> FORMAT = Codecs.oneOf("channels_last", "channels_first");

    final int rank;
    final Option<String> dataFormat = options().option("data_format", FORMAT, null);

    /** {@code rank}: the number of spatial axes. */
    SpatialLayer(int rank) {
        this.rank = rank;
    }

    /** One of some words, in upper or lower case as in Keras. */
    static Codec<String> word(String... words) {
        Codec<String> known = Codecs.oneOf(words);
        return new Codec<>() {
            @Override
            public String decode(Object plain) {
                return known.decode(plain instanceof String text ? text.toLowerCase(Locale.ROOT) : plain);
            }

            @Override
            public Object encode(String value) {
                return value.toLowerCase(Locale.ROOT);
            }
        };
    }

    /** {@code "channels_last"} (default) or {@code "channels_first"}. */
    public final L dataFormat(String dataFormat) {
        return set(this.dataFormat, dataFormat);
    }

    final boolean channelsFirst() {
        return "channels_first".equals(dataFormat.orNull());
    }

    /** What the layer computes, channels last. */
    abstract Tensor spatial(Tensor x);

    /** Makes the weights for an input of that many channels. */
    void build(int channels) {}

    @Override
    protected void build(Shape input) {
        check(input, rank + 2, channelsFirst() ? "(batch, channels, …)" : "(batch, …, channels)");
        build(input.dim(channelsFirst() ? 1 : -1));
    }

    final void check(Shape input, int expected, String words) {
        if (input.rank() == expected) return;
        throw new IllegalArgumentException(this + " expects " + words + " with " + rank + " spatial "
                + (rank == 1 ? "axis" : "axes") + ", got " + input + ".");
    }

    /** Whether one window at least stands whole in x, channels last, if it has to. */
    final void checkFits(Shape x, Windows windows, String padding) {
        for (int axis = 0; axis < rank && padding.equals("valid"); axis++) {
            int length = x.dim(1 + axis);
            if (windows.count(axis, length) > 0) continue;
            throw new IllegalArgumentException(this + ": a window that reaches over " + windows.reach(axis)
                    + " elements doesn't fit on the " + length + " of spatial axis " + axis
                    + ". Take a longer input, a smaller window, or padding \"same\".");
        }
    }

    @Override
    protected Tensor call(Tensor x) {
        return toFormat(spatial(toLast(x)));
    }

    /** From the layer's format to channels last. */
    final Tensor toLast(Tensor x) {
        return channelsFirst() ? moved(x, 1, x.shape().rank() - 1) : x;
    }

    /** From channels last to the layer's format. */
    final Tensor toFormat(Tensor x) {
        return channelsFirst() ? moved(x, x.shape().rank() - 1, 1) : x;
    }

    private static Tensor moved(Tensor x, int from, int to) {
        if (from == to) return x;
        int[] axes = new int[x.shape().rank()];
        for (int i = 0; i < axes.length; i++) axes[i] = i;
        int step = from < to ? 1 : -1;
        for (int i = from; i != to; i += step) axes[i] = i + step;
        axes[to] = from;
        return transpose(x, axes);
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        config.replace("data_format", dataFormat.or("channels_last"));
        return config;
    }
}
