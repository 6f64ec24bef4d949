package dev.tsuno.array;

/**
 * The elements of an array: one Java array of the dtype's type, behind the few words that all dtypes share.
 *
 * <p>Positions are flat. Conversions are Java's casts, except that any number but zero is {@code true}: floats lose
 * their fraction on the way to an integer, NaN becomes 0 and what is too large the nearest integer; INT64 to INT32
 * keeps the low bits.
 */
abstract sealed class Store permits FloatStore, DoubleStore, IntStore, LongStore, BoolStore {

    static Store allocate(DType dtype, int length) {
        return switch (dtype) {
            case FLOAT32 -> new FloatStore(new float[length]);
            case FLOAT64 -> new DoubleStore(new double[length]);
            case INT32 -> new IntStore(new int[length]);
            case INT64 -> new LongStore(new long[length]);
            case BOOL -> new BoolStore(new boolean[length]);
        };
    }

    abstract DType dtype();

    /** The Java array itself. */
    abstract Object array();

    abstract int length();

    abstract double getDouble(int at);

    abstract long getLong(int at);

    abstract void setDouble(int at, double value);

    abstract void setLong(int at, long value);

    abstract void copyTo(int from, float[] to, int at, int n);

    abstract void copyTo(int from, double[] to, int at, int n);

    abstract void copyFrom(float[] from, int at, int to, int n);

    abstract void copyFrom(double[] from, int at, int to, int n);

    /** {@code to[at + i] = this[from + i · stride]} for i below n; both of one dtype. */
    abstract void gather(int from, int stride, Store to, int at, int n);

    /** {@code to[at + i] = this[from + i]} for i below n; both of one dtype. */
    final void copyTo(int from, Store to, int at, int n) {
        System.arraycopy(array(), from, to.array(), at, n);
    }

    /** A copy as another dtype. */
    final Store as(DType dtype) {
        int n = length();
        Store copy = allocate(dtype, n);
        if (dtype == dtype()) {
            copyTo(0, copy, 0, n);
        } else if (dtype() == DType.FLOAT64 || dtype() == DType.FLOAT32) {
            for (int i = 0; i < n; i++) {
                copy.setDouble(i, getDouble(i));
            }
        } else {
            // Not by way of double: int64 to float32 must be rounded once.
            for (int i = 0; i < n; i++) {
                copy.setLong(i, getLong(i));
            }
        }
        return copy;
    }
}
