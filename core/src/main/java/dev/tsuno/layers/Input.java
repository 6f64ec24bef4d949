package dev.tsuno.layers;

import dev.tsuno.array.Shape;

/** The input of a model: its shape without the batch. As {@code keras.Input}. */
public final class Input {
    private final Shape batchShape;

    private Input(Shape batchShape) {
        this.batchShape = batchShape;
    }

    /** {@code Input.of(20, 1)} for batches of shape {@code (batch, 20, 1)}; an unknown size is {@link Shape#UNKNOWN}. */
    public static Input of(int... shape) {
        return new Input(Shape.of(shape).insert(0, Shape.UNKNOWN));
    }

    /** With a batch of fixed size, as stateful layers need it. */
    public static Input batchShape(int... batchShape) {
        return new Input(Shape.of(batchShape));
    }

    public Shape batchShape() {
        return batchShape;
    }
}
