package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.Shape;

/** The input of a model: its shape without the batch. As {@code keras.Input}. */
public final class Input extends KerasTensor {
    private final InputLayer layer;

    Input(InputLayer layer, Shape batchShape, DType dtype) {
        super(batchShape, dtype, null, 0);
        this.layer = layer;
    }

    /** {@code Input.of(20, 1)} for batches of shape {@code (batch, 20, 1)}; an unknown size is {@link Shape#UNKNOWN}. */
    public static Input of(int... shape) {
        return of(Shape.of(shape), Floatx.get());
    }

    /** For batches of {@code (batch, …shape)} of a given type: integers for an Embedding. */
    public static Input of(Shape shape, DType dtype) {
        return batchShape(shape.insert(0, Shape.UNKNOWN), dtype);
    }

    /** With a batch of fixed size, as stateful layers need it. */
    public static Input batchShape(int... batchShape) {
        return batchShape(Shape.of(batchShape), Floatx.get());
    }

    /** The same of a given type. */
    public static Input batchShape(Shape batchShape, DType dtype) {
        return new InputLayer(batchShape, dtype).output();
    }

    /** The name by which the model knows it; by default {@code input_layer} with a number. */
    public Input name(String name) {
        layer.name(name);
        return this;
    }

    /** The type of its numbers, integers for an Embedding; before a layer is applied to it. */
    public Input dtype(DType dtype) {
        layer.type(dtype);
        type(dtype);
        return this;
    }

    @Override
    public String name() {
        return layer.name();
    }

    /** What stands for it among a model's layers. */
    public InputLayer layer() {
        return layer;
    }

    public Shape batchShape() {
        return shape();
    }
}
