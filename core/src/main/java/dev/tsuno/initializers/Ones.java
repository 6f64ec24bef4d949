package dev.tsuno.initializers;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;

/** Ones. As {@code keras.initializers.Ones}. */
public final class Ones extends Initializer {
    @Override
    public NDArray values(Shape shape, DType dtype) {
        return NDArray.full(shape, 1, dtype);
    }
}
