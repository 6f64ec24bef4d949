package dev.tsuno.initializers;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;

/** Zeros. As {@code keras.initializers.Zeros}. */
public final class Zeros extends Initializer {
    @Override
    public NDArray values(Shape shape, DType dtype) {
        return NDArray.full(shape, 0, dtype);
    }
}
