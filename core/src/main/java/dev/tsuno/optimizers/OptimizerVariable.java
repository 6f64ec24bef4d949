package dev.tsuno.optimizers;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Variable;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A part of an optimizer's state as Keras counts and stores it: the counter of steps, the rate, the moments. Some are variables of the
 * graph, some are numbers that the host keeps.
 */
public final class OptimizerVariable {
    private final String path;
    private final Shape shape;
    private final DType dtype;
    private final Supplier<NDArray> read;
    private final Consumer<NDArray> write;

    private OptimizerVariable(String path, Shape shape, DType dtype, Supplier<NDArray> read, Consumer<NDArray> write) {
        this.path = path;
        this.shape = shape;
        this.dtype = dtype;
        this.read = read;
        this.write = write;
    }

    static OptimizerVariable of(Variable variable) {
        return new OptimizerVariable(
                variable.path(), variable.shape(), variable.dtype(), variable::value, variable::assign);
    }

    static OptimizerVariable counter(String path, LongSupplier read, LongConsumer write) {
        return new OptimizerVariable(
                path,
                Shape.SCALAR,
                DType.INT64,
                () -> NDArray.full(Shape.SCALAR, (double) read.getAsLong(), DType.INT64),
                value -> write.accept((long) value.item()));
    }

    static OptimizerVariable number(String path, DType dtype, DoubleSupplier read, DoubleConsumer write) {
        return new OptimizerVariable(
                path,
                Shape.SCALAR,
                dtype,
                () -> NDArray.full(Shape.SCALAR, read.getAsDouble(), dtype),
                value -> write.accept(value.item()));
    }

    /** A zero that Keras keeps and never uses. */
    static OptimizerVariable unused(String path, DType dtype) {
        return new OptimizerVariable(path, Shape.SCALAR, dtype, () -> NDArray.zeros(Shape.SCALAR, dtype), value -> {});
    }

    /** Keras's path: {@code adam/dense_kernel_momentum}. */
    public String path() {
        return path;
    }

    public Shape shape() {
        return shape;
    }

    public DType dtype() {
        return dtype;
    }

    /** A copy of the value. */
    public NDArray value() {
        return read.get();
    }

    /** @throws IllegalArgumentException if the shape is another */
    public void assign(NDArray value) {
        if (!value.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "Optimizer variable " + path + " has shape " + shape + ", the value has shape " + value.shape());
        }
        write.accept(value);
    }

    @Override
    public String toString() {
        return path + " " + dtype.label() + " " + shape;
    }
}
