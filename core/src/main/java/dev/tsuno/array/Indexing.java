package dev.tsuno.array;

import java.util.Arrays;

/** Parts of an array, its axes in another order, and arrays joined. Every result is a copy. */
final class Indexing {
    private Indexing() {}

    /** The flat position of an element; negative indices count from the end. */
    static int position(Shape shape, int... index) {
        if (index.length != shape.rank()) {
            throw new IndexOutOfBoundsException("Index " + Arrays.toString(index) + " has " + index.length
                    + " numbers, but shape " + shape + " has " + shape.rank() + " axes. Give one number an axis.");
        }
        return prefix(shape, index);
    }

    /** The sub-array at the first indices: {@code a[i]}, {@code a[i, j]}. */
    static NDArray at(NDArray a, int... index) {
        if (index.length > a.ndim()) {
            throw new IndexOutOfBoundsException("Index " + Arrays.toString(index) + " has " + index.length
                    + " numbers, but shape " + a.shape() + " has only " + a.ndim() + " axes.");
        }
        Shape shape = a.shape().subShape(index.length, a.ndim());
        Store part = Store.allocate(a.dtype(), (int) shape.size());
        a.storage().copyTo(prefix(a.shape(), index) * part.length(), part, 0, part.length());
        return new NDArray(shape, part);
    }

    private static int prefix(Shape shape, int... index) {
        int at = 0;
        for (int axis = 0; axis < index.length; axis++) {
            at = at * shape.dim(axis) + within(index[axis], shape, axis);
        }
        return at;
    }

    private static int within(int index, Shape shape, int axis) {
        int n = shape.dim(axis);
        if (index < -n || index >= n) {
            throw new IndexOutOfBoundsException("Index " + index + " is out of bounds for axis " + axis + " of shape "
                    + shape + ", which has " + n + " elements.");
        }
        return index < 0 ? index + n : index;
    }

    static NDArray slice(NDArray a, int axis, int from, int to) {
        int along = a.shape().axis(axis);
        int n = a.shape().dim(along);
        int start = clamp(from, n);
        int length = Math.max(0, clamp(to, n) - start);
        int[] strides = Strides.of(a.shape());
        return Strides.gather(
                a.storage(), start * strides[along], strides, a.shape().withDim(along, length));
    }

    /** Python's rule for the ends of a slice. */
    private static int clamp(int end, int n) {
        return Math.max(0, Math.min(n, end < 0 ? end + n : end));
    }

    static NDArray take(NDArray a, int[] rows) {
        Shape shape = a.shape().withDim(0, rows.length);
        int size = (int) a.shape().drop(0).size();
        Store taken = Store.allocate(a.dtype(), NDArray.checkedSize(shape));
        for (int i = 0; i < rows.length; i++) {
            a.storage().copyTo(within(rows[i], a.shape(), 0) * size, taken, i * size, size);
        }
        return new NDArray(shape, taken);
    }

    static NDArray transpose(NDArray a, int... order) {
        int rank = a.ndim();
        int[] own = Strides.of(a.shape());
        int[] strides = new int[rank];
        int[] dims = new int[rank];
        boolean[] seen = new boolean[rank];
        for (int i = 0; i < order.length && order.length == rank; i++) {
            int axis = a.shape().axis(order[i]);
            seen[axis] = true;
            strides[i] = own[axis];
            dims[i] = a.shape().dim(axis);
        }
        for (boolean each : seen) {
            if (!each) {
                throw new IllegalArgumentException("transpose" + Shape.of(order) + " does not name each of the " + rank
                        + " axes of shape " + a.shape() + " once.");
            }
        }
        return Strides.gather(a.storage(), 0, strides, Shape.of(dims));
    }

    static NDArray concatenate(int axis, NDArray... arrays) {
        if (arrays.length == 0) {
            throw new IllegalArgumentException("concatenate expects one array or more, got none.");
        }
        Shape first = arrays[0].shape();
        int along = first.axis(axis);
        DType dtype = arrays[0].dtype();
        int length = 0;
        for (NDArray each : arrays) {
            Shape shape = each.shape();
            if (shape.rank() != first.rank() || !shape.withDim(along, 0).equals(first.withDim(along, 0))) {
                throw new IllegalArgumentException("concatenate along axis " + axis
                        + " expects shapes that are equal on all other axes, got " + first + " and " + shape + ".");
            }
            dtype = Promotion.of(dtype, each.dtype());
            length = Math.addExact(length, shape.dim(along));
        }
        Shape shape = first.withDim(along, length);
        Store joined = Store.allocate(dtype, NDArray.checkedSize(shape));
        int outer = (int) first.subShape(0, along).size();
        int inner = (int) first.subShape(along + 1, first.rank()).size();
        int start = 0;
        for (NDArray each : arrays) {
            Store part = each.astype(dtype).storage();
            int run = each.shape().dim(along) * inner;
            for (int o = 0; o < outer; o++) {
                part.copyTo(o * run, joined, start + o * length * inner, run);
            }
            start += run;
        }
        return new NDArray(shape, joined);
    }

    static NDArray stack(int axis, NDArray... arrays) {
        NDArray[] raised = new NDArray[arrays.length];
        for (int i = 0; i < arrays.length; i++) {
            if (!arrays[i].shape().equals(arrays[0].shape())) {
                throw new IllegalArgumentException("stack expects arrays of one shape, got " + arrays[0].shape()
                        + " and " + arrays[i].shape() + ".");
            }
            raised[i] = arrays[i].expandDims(axis);
        }
        return concatenate(arrays.length == 0 ? axis : raised[0].shape().axis(axis), raised);
    }
}
