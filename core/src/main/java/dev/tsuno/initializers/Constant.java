package dev.tsuno.initializers;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/** The same number everywhere. As {@code keras.initializers.Constant}. */
public final class Constant extends Initializer {
    private final Option<Double> value = options().option("value", Codecs.DOUBLE, 0.0);

    public Constant() {}

    public Constant(double value) {
        options().set(this.value, value);
    }

    @Override
    public NDArray values(Shape shape, DType dtype) {
        return NDArray.full(shape, value.get(), dtype);
    }
}
