package dev.tsuno.ops;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that stay from one run of a program to the next: a weight, a moment of an optimizer, the state of a metric. As {@code keras.Variable}.
 *
 * <p>Not thread-safe: a program that reads it must not run while it is assigned.
 */
public final class Variable {
    private final String path;
    private final Shape shape;
    private final DType dtype;
    private final Buffer buffer;
    private final Tensor tensor;
    private boolean trainable = true;

    /** A variable of zeros; {@code dtype} is FLOAT32 or FLOAT64. */
    public Variable(String path, Shape shape, DType dtype) {
        this.path = path;
        this.shape = shape;
        this.dtype = dtype;
        this.buffer = buffer(path, shape, dtype);
        this.tensor = Tensor.apply(new Leaf.Read(this, path, new TensorSpec(shape, dtype)));
    }

    private static Buffer buffer(String path, Shape shape, DType dtype) {
        try {
            return Buffer.allocate(dtype, shape.elements());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Variable " + path + " of shape " + shape + ": " + e.getMessage(), e);
        }
    }

    /** Keras's path: {@code lstm/lstm_cell/kernel}. */
    public String path() {
        return path;
    }

    /** The last part of the path: {@code kernel}. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public Shape shape() {
        return shape;
    }

    public DType dtype() {
        return dtype;
    }

    public int size() {
        return (int) shape.size();
    }

    public boolean trainable() {
        return trainable;
    }

    public Variable trainable(boolean trainable) {
        this.trainable = trainable;
        return this;
    }

    /** The symbolic value, always the same tensor. */
    public Tensor tensor() {
        return tensor;
    }

    /** The variable whose value this tensor is, or null. */
    public static @Nullable Variable readBy(Tensor tensor) {
        return tensor.node().op() instanceof Leaf.Read read ? read.variable() : null;
    }

    /** The storage itself. */
    public Buffer buffer() {
        return buffer;
    }

    /** A copy of the value. */
    public NDArray value() {
        NDArray copy = NDArray.zeros(shape, dtype);
        if (dtype == DType.FLOAT32) copy.copyFrom(buffer.floats(), 0, 0, size());
        else copy.copyFrom(buffer.doubles(), 0, 0, size());
        return copy;
    }

    /** @throws IllegalArgumentException if the shape is another */
    public void assign(NDArray value) {
        if (!value.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "Variable " + path + " has shape " + shape + ", the value has shape " + value.shape() + ".");
        }
        if (dtype == DType.FLOAT32) value.copyTo(0, buffer.floats(), 0, size());
        else value.copyTo(0, buffer.doubles(), 0, size());
    }

    public void assign(double scalar) {
        for (int i = 0; i < size(); i++) buffer.set(i, scalar);
    }

    @Override
    public String toString() {
        return path + " " + tensor.spec();
    }
}
