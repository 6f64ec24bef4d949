package dev.tsuno.array;

/** Which dtype a result has: NumPy 2's rules for two arrays, and for an array and a plain number. */
final class Promotion {
    private Promotion() {}

    static DType of(DType a, DType b) {
        if (a == b || b == DType.BOOL) {
            return a;
        }
        if (a == DType.BOOL) {
            return b;
        }
        // float32 holds not every int32, so the two meet in float64.
        return a.isFloating() || b.isFloating() ? DType.FLOAT64 : DType.INT64;
    }

    /** A division's or a function's result: floats stay what they are, all else becomes float64. */
    static DType toFloating(DType a) {
        return a.isFloating() ? a : DType.FLOAT64;
    }

    /** The number as a 0-d array that joins a computation with {@code a} without widening a float array. */
    static NDArray number(double value, DType a) {
        Store store = Store.allocate(toFloating(a), 1);
        store.setDouble(0, value);
        return new NDArray(Shape.SCALAR, store);
    }

    /** As {@link #number(double, DType)}; an integer array keeps its dtype too. */
    static NDArray number(long value, DType a) {
        if (a == DType.INT32 && value != (int) value) {
            throw new ArithmeticException(
                    "The integer " + value + " does not fit an int32 array. Convert it first: x.astype(DType.INT64).");
        }
        Store store = Store.allocate(a == DType.BOOL ? DType.INT64 : a, 1);
        store.setLong(0, value);
        return new NDArray(Shape.SCALAR, store);
    }
}
