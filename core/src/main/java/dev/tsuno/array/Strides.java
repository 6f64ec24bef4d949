package dev.tsuno.array;

/** How far apart an array's elements lie in its store, axis by axis. */
final class Strides {
    private Strides() {}

    static int[] of(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape.dim(i);
        }
        return strides;
    }

    /** The strides that read an array of shape {@code from} as if it had shape {@code to}: 0 where it stretches. */
    static int[] broadcast(Shape from, Shape to) {
        int[] own = of(from);
        int[] strides = new int[to.rank()];
        int lead = to.rank() - from.rank();
        for (int i = 0; i < own.length; i++) {
            strides[lead + i] = from.dim(i) == 1 ? 0 : own[i];
        }
        return strides;
    }

    /** The elements that {@code shape} and {@code strides} reach from {@code offset}, gathered in row-major order. */
    static NDArray gather(Store from, int offset, int[] strides, Shape shape) {
        Store to = Store.allocate(from.dtype(), NDArray.checkedSize(shape));
        if (to.length() > 0) {
            gather(from, offset, strides, shape.dims(), 0, to, 0);
        }
        return new NDArray(shape, to);
    }

    private static int gather(Store from, int offset, int[] strides, int[] dims, int axis, Store to, int at) {
        if (axis == dims.length) {
            from.gather(offset, 1, to, at, 1);
            return at + 1;
        }
        if (axis == dims.length - 1) {
            from.gather(offset, strides[axis], to, at, dims[axis]);
            return at + dims[axis];
        }
        int next = at;
        for (int i = 0; i < dims[axis]; i++) {
            next = gather(from, offset + i * strides[axis], strides, dims, axis + 1, to, next);
        }
        return next;
    }
}
