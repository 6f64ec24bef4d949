package dev.tsuno.initializers;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The identity matrix times {@code gain} (1); for matrices only. As {@code keras.initializers.Identity}. */
public final class Identity extends Initializer {
    private final Option<Double> gain = options().option("gain", Codecs.DOUBLE, 1.0);

    public Identity() {}

    public Identity(double gain) {
        options().set(this.gain, gain);
    }

    /** Keras forgets the gain; here it is there if it isn't the default. */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        if (!gain.isChanged()) config.remove(gain.key());
        return config;
    }

    @Override
    public NDArray values(Shape shape, DType dtype) {
        if (shape.rank() != 2)
            throw new IllegalArgumentException("Identity needs a shape of two axes, got " + shape + ".");
        NDArray matrix = NDArray.zeros(shape, dtype);
        for (int i = 0; i < Math.min(shape.dim(0), shape.dim(1)); i++) matrix.set(gain.get(), i, i);
        return matrix;
    }
}
