package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.stream.IntStream;

/**
 * All elements of a sample in one row, {@code (batch, a, b)} to {@code (batch, a · b)}, as {@code keras.layers.Flatten}. With
 * {@code data_format="channels_first"} the axis of the channels goes last first.
 */
public final class Flatten extends Layer<Flatten> {
    private final Option<String> dataFormat =
            options().option("data_format", Codecs.oneOf("channels_last", "channels_first"), null);

    /** {@code "channels_last"} (the default) or {@code "channels_first"}. */
    public Flatten dataFormat(String dataFormat) {
        return set(this.dataFormat, dataFormat);
    }

    @Override
    protected Tensor call(Tensor x) {
        Shape shape = x.shape();
        Tensor y = x;
        if (dataFormat.or("channels_last").equals("channels_first") && shape.rank() > 2) {
            int last = shape.rank() - 1;
            y = Ops.transpose(
                    x,
                    IntStream.rangeClosed(0, last)
                            .map(i -> i == 0 ? 0 : i == last ? 1 : i + 1)
                            .toArray());
        }
        return Ops.reshape(y, Shape.of(shape.dim(0), shape.withoutBatch().elements()));
    }
}
