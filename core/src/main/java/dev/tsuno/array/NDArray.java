package dev.tsuno.array;

import java.util.Arrays;

/**
 * A dense array of numbers with NumPy's meaning of every word: shapes, broadcasting, dtypes of results, printing.
 *
 * <p>The elements lie in row-major order in one Java array. Shape and dtype never change, the elements may; one
 * thread at a time may change them. {@code reshape}, {@code ravel}, {@code expandDims} and {@code squeeze} give
 * another view of the same elements, as does {@code wrap} of the caller's array; all other results are new arrays.
 *
 * <p>A plain number joins a computation without widening a float array: {@code x.mul(0.5)} of a float32 array is
 * float32.
 */
public final class NDArray implements Arithmetic, Statistics {
    /** Java's arrays have some less than 2^31 at most. */
    static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private final Shape shape;
    private final Store store;

    NDArray(Shape shape, Store store) {
        if (shape.size() != store.length()) {
            throw new IllegalArgumentException("Shape " + shape + " has " + shape.size()
                    + " elements, but the array given has " + store.length() + ".");
        }
        this.shape = shape;
        this.store = store;
    }

    // ---- making arrays ----

    public static NDArray of(float... values) {
        return wrap(values.clone(), Shape.of(values.length));
    }

    public static NDArray of(double... values) {
        return wrap(values.clone(), Shape.of(values.length));
    }

    public static NDArray of(int... values) {
        return wrap(values.clone(), Shape.of(values.length));
    }

    public static NDArray of(long... values) {
        return wrap(values.clone(), Shape.of(values.length));
    }

    public static NDArray of(boolean... values) {
        return wrap(values.clone(), Shape.of(values.length));
    }

    /** An array over {@code values} itself: no copy is made, and a change of one is a change of the other. */
    public static NDArray wrap(float[] values, Shape shape) {
        return new NDArray(shape, new FloatStore(values));
    }

    /** As {@link #wrap(float[], Shape)}: no copy. */
    public static NDArray wrap(double[] values, Shape shape) {
        return new NDArray(shape, new DoubleStore(values));
    }

    /** As {@link #wrap(float[], Shape)}: no copy. */
    public static NDArray wrap(int[] values, Shape shape) {
        return new NDArray(shape, new IntStore(values));
    }

    /** As {@link #wrap(float[], Shape)}: no copy. */
    public static NDArray wrap(long[] values, Shape shape) {
        return new NDArray(shape, new LongStore(values));
    }

    /** As {@link #wrap(float[], Shape)}: no copy. */
    public static NDArray wrap(boolean[] values, Shape shape) {
        return new NDArray(shape, new BoolStore(values));
    }

    /** A float64 array of rank 0. */
    public static NDArray scalar(double value) {
        return full(Shape.SCALAR, value, DType.FLOAT64);
    }

    /** Zeros of float64, as {@code np.zeros}. */
    public static NDArray zeros(int... dims) {
        return zeros(Shape.of(dims), DType.FLOAT64);
    }

    public static NDArray zeros(Shape shape, DType dtype) {
        return new NDArray(shape, Store.allocate(dtype, checkedSize(shape)));
    }

    /** Ones of float64, as {@code np.ones}. */
    public static NDArray ones(int... dims) {
        return full(Shape.of(dims), 1, DType.FLOAT64);
    }

    public static NDArray ones(Shape shape, DType dtype) {
        return full(shape, 1, dtype);
    }

    public static NDArray full(Shape shape, double value, DType dtype) {
        return zeros(shape, dtype).fill(value);
    }

    /** The int64 numbers from 0 up to but without {@code stop}. */
    public static NDArray arange(long stop) {
        return arange(0, stop, 1);
    }

    public static NDArray arange(long start, long stop, long step) {
        long[] values = Ranges.arange(start, stop, step);
        return wrap(values, Shape.of(values.length));
    }

    /** float64 numbers from {@code start} up to but without {@code stop}. */
    public static NDArray arange(double start, double stop, double step) {
        double[] values = Ranges.arange(start, stop, step);
        return wrap(values, Shape.of(values.length));
    }

    /**
     * {@code num} float64 numbers from {@code start} to {@code stop}, both included: {@code start + i · step}, the
     * last exactly {@code stop}.
     */
    public static NDArray linspace(double start, double stop, int num) {
        return wrap(Ranges.linspace(start, stop, num), Shape.of(num));
    }

    /** The arrays joined along an axis that they have. */
    public static NDArray concatenate(int axis, NDArray... arrays) {
        return Indexing.concatenate(axis, arrays);
    }

    /** The arrays joined along a new axis. */
    public static NDArray stack(int axis, NDArray... arrays) {
        return Indexing.stack(axis, arrays);
    }

    // ---- what it is ----

    public Shape shape() {
        return shape;
    }

    public DType dtype() {
        return store.dtype();
    }

    public int ndim() {
        return shape.rank();
    }

    /** The number of elements. */
    public int size() {
        return store.length();
    }

    Store storage() {
        return store;
    }

    // ---- elements ----

    /** The element at an index, one number an axis; negative numbers count from the end. */
    public double get(int... index) {
        return store.getDouble(Indexing.position(shape, index));
    }

    public long getLong(int... index) {
        return store.getLong(Indexing.position(shape, index));
    }

    public void set(double value, int... index) {
        store.setDouble(Indexing.position(shape, index), value);
    }

    public void setLong(long value, int... index) {
        store.setLong(Indexing.position(shape, index), value);
    }

    /** Sets every element; returns this array. */
    public NDArray fill(double value) {
        for (int i = 0; i < size(); i++) {
            store.setDouble(i, value);
        }
        return this;
    }

    /** The only element of an array that has one, whatever its rank. */
    public double item() {
        if (size() != 1) {
            throw new IllegalArgumentException(
                    "item() expects an array of one element, got shape " + shape + ". Use get(index) for one of many.");
        }
        return store.getDouble(0);
    }

    // ---- shapes, types, parts ----

    /** The same elements in another shape; one length may be -1 and is then found. */
    public NDArray reshape(int... dims) {
        return new NDArray(shape.reshape(dims), store);
    }

    /** The same elements with one axis. */
    public NDArray ravel() {
        return reshape(size());
    }

    /** A copy with one axis. */
    public NDArray flatten() {
        return copy().ravel();
    }

    public NDArray copy() {
        return new NDArray(shape, store.as(dtype()));
    }

    /**
     * This array if it has the dtype already, else a copy that does; floats lose their fraction on the way to an
     * integer.
     */
    public NDArray astype(DType dtype) {
        return dtype == dtype() ? this : new NDArray(shape, store.as(dtype));
    }

    /** The same elements with a new axis of length 1 at {@code axis} of the result. */
    public NDArray expandDims(int axis) {
        return new NDArray(shape.insert(axis, 1), store);
    }

    /** The same elements without the axes of length 1. */
    public NDArray squeeze() {
        return new NDArray(
                Shape.of(Arrays.stream(shape.dims()).filter(dim -> dim != 1).toArray()), store);
    }

    /** The same elements without {@code axis}, whose length must be 1. */
    public NDArray squeeze(int axis) {
        if (shape.dim(axis) != 1) {
            throw new IllegalArgumentException(
                    "squeeze(" + axis + ") expects an axis of length 1, got shape " + shape + ".");
        }
        return new NDArray(shape.drop(axis), store);
    }

    /** The part at the first indices, {@code a[i]} or {@code a[i, j]} in Python. */
    public NDArray at(int... index) {
        return Indexing.at(this, index);
    }

    /** {@code a[from:to]}, with Python's rules: negative ends count from the end, ends outside are moved in. */
    public NDArray slice(int from, int to) {
        return slice(0, from, to);
    }

    /** As {@link #slice(int, int)}, along any axis. */
    public NDArray slice(int axis, int from, int to) {
        return Indexing.slice(this, axis, from, to);
    }

    /** The rows with these numbers, in this order. */
    public NDArray take(int... rows) {
        return Indexing.take(this, rows);
    }

    /** The axes in reverse order. */
    public NDArray transpose() {
        int[] order = new int[ndim()];
        Arrays.setAll(order, i -> ndim() - 1 - i);
        return transpose(order);
    }

    /** The axes in the given order: axis i of the result is {@code axes[i]} of this array. */
    public NDArray transpose(int... axes) {
        return Indexing.transpose(this, axes);
    }

    /** As {@code np.append} without an axis: both flattened and joined. */
    public NDArray append(NDArray other) {
        return concatenate(0, ravel(), other.ravel());
    }

    /** {@code np.dot}; for a second array of rank 2 or less it is {@link #matmul}. */
    public NDArray dot(NDArray other) {
        if (ndim() == 0 || other.ndim() == 0) {
            return mul(other);
        }
        if (other.ndim() > 2) {
            throw new IllegalArgumentException("dot expects a second array of rank 2 or less, got shapes " + shape
                    + " and " + other.shape + ". Use matmul for batches of matrices.");
        }
        return matmul(other);
    }

    /**
     * {@code a @ b}: the last two axes are matrices, those before broadcast; a 1-d array is a row on the left, a
     * column on the right.
     */
    public NDArray matmul(NDArray other) {
        return MatMul.of(this, other);
    }

    // ---- to and from plain arrays ----

    /**
     * Copies {@code n} elements from flat position {@code from} on into {@code to[at]} and on, converting them.
     * Allocates nothing.
     */
    public void copyTo(int from, float[] to, int at, int n) {
        store.copyTo(from, to, at, n);
    }

    public void copyTo(int from, double[] to, int at, int n) {
        store.copyTo(from, to, at, n);
    }

    /**
     * Copies {@code n} numbers from {@code from[at]} on to flat position {@code to} and on, converting them.
     * Allocates nothing.
     */
    public void copyFrom(float[] from, int at, int to, int n) {
        store.copyFrom(from, at, to, n);
    }

    public void copyFrom(double[] from, int at, int to, int n) {
        store.copyFrom(from, at, to, n);
    }

    /** A copy of the elements, flat. */
    public float[] toFloatArray() {
        return ((FloatStore) store.as(DType.FLOAT32)).array();
    }

    public double[] toDoubleArray() {
        return ((DoubleStore) store.as(DType.FLOAT64)).array();
    }

    public int[] toIntArray() {
        return ((IntStore) store.as(DType.INT32)).array();
    }

    public long[] toLongArray() {
        return ((LongStore) store.as(DType.INT64)).array();
    }

    public boolean[] toBooleanArray() {
        return ((BoolStore) store.as(DType.BOOL)).array();
    }

    // ---- as an object ----

    /**
     * Whether {@code other} is an array of the same dtype and shape with the same elements; NaN equals NaN here, and
     * 0.0 is not -0.0.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof NDArray that
                && shape.equals(that.shape)
                && Arrays.deepEquals(new Object[] {store.array()}, new Object[] {that.store.array()});
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.deepHashCode(new Object[] {store.array()});
    }

    /** As NumPy's {@code str(a)}: {@code [1. 2. 3.]}. */
    @Override
    public String toString() {
        return ArrayPrinter.str(this);
    }

    /** As NumPy's {@code repr(a)}: {@code array([1., 2., 3.], dtype=float32)}. */
    public String repr() {
        return ArrayPrinter.repr(this);
    }

    static int checkedSize(Shape shape) {
        return shape.elements();
    }

    static int checkedSize(long size) {
        if (size > MOST_ELEMENTS) {
            throw new IllegalArgumentException(
                    "An array can hold " + MOST_ELEMENTS + " elements, not " + size + ". Work on it in parts.");
        }
        return (int) size;
    }
}
