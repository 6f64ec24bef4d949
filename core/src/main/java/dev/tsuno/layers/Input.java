package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.Shape;
import dev.tsuno.random.Seeds;
import dev.tsuno.random.Ticket;
import org.jspecify.annotations.Nullable;

/** The input of a model: its shape without the batch. As {@code keras.Input}. */
public final class Input extends KerasTensor {
    private final Ticket ticket = Seeds.register(this::settle);
    private @Nullable String given;
    private @Nullable String autoName;

    private Input(Shape batchShape, DType dtype) {
        super(batchShape, dtype, null, 0);
    }

    /** {@code Input.of(20, 1)} for batches of shape {@code (batch, 20, 1)}; an unknown size is {@link Shape#UNKNOWN}. */
    public static Input of(int... shape) {
        return of(Shape.of(shape));
    }

    /** For batches of {@code (batch, …shape)}. */
    public static Input of(Shape shape) {
        return new Input(shape.insert(0, Shape.UNKNOWN), Floatx.get());
    }

    /** With a batch of fixed size, as stateful layers need it. */
    public static Input batchShape(int... batchShape) {
        return new Input(Shape.of(batchShape), Floatx.get());
    }

    /** The name by which the model knows it; by default {@code input_layer} with a number. */
    public Input named(String name) {
        ticket.touch();
        given = name;
        return this;
    }

    /** The same with another type of its values: integers for an Embedding. */
    public Input dtype(DType dtype) {
        Input other = new Input(shape(), dtype);
        other.given = given;
        return other;
    }

    private void settle() {
        if (given == null) autoName = AutoNames.next("input_layer");
    }

    @Override
    public String name() {
        ticket.resolve();
        return given != null ? given : autoName == null ? "input_layer" : autoName;
    }

    public Shape batchShape() {
        return shape();
    }
}
