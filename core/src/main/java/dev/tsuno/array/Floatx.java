package dev.tsuno.array;

/**
 * The default float type of this process, {@code float32} until set: what {@code keras.config.floatx()} is.
 *
 * <p>Any thread may read and set it. It is read when a layer or variable is made; what exists keeps its type.
 */
public final class Floatx {
    private static volatile DType value = DType.FLOAT32;

    private Floatx() {}

    public static DType get() {
        return value;
    }

    public static void set(DType dtype) {
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException(
                    "Unknown floatx: " + dtype.label() + ". Expected float32 or float64, the types that models can have.");
        }
        value = dtype;
    }
}
