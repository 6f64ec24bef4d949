package dev.tsuno.initializers;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Configurable;
import dev.tsuno.config.Options;

/** Gives a weight its start values. As {@code keras.initializers.Initializer}. */
public abstract class Initializer implements Configurable {
    private final Options options = new Options(this::className);

    @Override
    public final Options options() {
        return options;
    }

    /**
     * Its turn to draw a seed, if it wants one and hasn't drawn yet. A layer calls this for the initializers of its options, in the order
     * in which Keras's constructor makes them.
     */
    public void settle() {}

    /** Start values for a weight of that shape; {@code dtype} is FLOAT32 or FLOAT64. */
    public abstract NDArray values(Shape shape, DType dtype);

    @Override
    public String toString() {
        return className() + getConfig();
    }
}
