package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;

/** The shape and type of a tensor: what a shape rule takes and gives. */
public record TensorSpec(Shape shape, DType dtype) {
    @Override
    public String toString() {
        return dtype.label() + " " + shape;
    }
}
