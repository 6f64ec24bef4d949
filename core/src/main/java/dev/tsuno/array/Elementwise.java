package dev.tsuno.array;

import java.util.function.DoubleUnaryOperator;

/** Functions of each element, and of each pair of elements of two arrays that broadcast together. */
final class Elementwise {
    private Elementwise() {}

    static NDArray binary(BinaryOp op, NDArray a, NDArray b) {
        DType dtype = Promotion.of(a.dtype(), b.dtype());
        if (op == BinaryOp.DIV) {
            dtype = Promotion.toFloating(dtype);
        }
        if (dtype == DType.BOOL && (op == BinaryOp.SUB || op == BinaryOp.POW)) {
            throw new IllegalArgumentException(
                    op.label() + " is not defined for two bool arrays. Convert one first: x.astype(DType.INT32).");
        }
        Store x = a.storage();
        Store y = b.storage();
        Shape shape = Shape.broadcast(a.shape(), b.shape());
        Store z = Store.allocate(dtype, NDArray.checkedSize(shape));
        if (dtype.isFloating()) {
            pairs(a.shape(), b.shape(), shape, (i, j, k) -> z.setDouble(k, op.of(x.getDouble(i), y.getDouble(j))));
        } else {
            pairs(a.shape(), b.shape(), shape, (i, j, k) -> z.setLong(k, op.of(x.getLong(i), y.getLong(j))));
        }
        return new NDArray(shape, z);
    }

    static NDArray pow(NDArray a, double exponent) {
        if (exponent == 2) {
            return floating(a, x -> x * x);
        }
        if (exponent == 0.5) {
            return floating(a, Math::sqrt);
        }
        if (exponent == -1) {
            return floating(a, x -> 1 / x);
        }
        return binary(BinaryOp.POW, a, Promotion.number(exponent, a.dtype()));
    }

    static NDArray pow(NDArray a, long exponent) {
        return a.dtype().isFloating()
                ? pow(a, (double) exponent)
                : binary(BinaryOp.POW, a, Promotion.number(exponent, a.dtype()));
    }

    static NDArray compare(Comparison comparison, NDArray a, NDArray b) {
        DType dtype = Promotion.of(a.dtype(), b.dtype());
        Store x = a.storage();
        Store y = b.storage();
        Shape shape = Shape.broadcast(a.shape(), b.shape());
        boolean[] z = new boolean[NDArray.checkedSize(shape)];
        if (dtype.isFloating()) {
            pairs(a.shape(), b.shape(), shape, (i, j, k) -> z[k] = comparison.of(x.getDouble(i), y.getDouble(j)));
        } else {
            pairs(a.shape(), b.shape(), shape, (i, j, k) -> z[k] = comparison.of(x.getLong(i), y.getLong(j)));
        }
        return new NDArray(shape, new BoolStore(z));
    }

    /** A function whose result is a float, whatever it is given. */
    static NDArray floating(NDArray a, DoubleUnaryOperator f) {
        Store x = a.storage();
        Store y = Store.allocate(Promotion.toFloating(a.dtype()), x.length());
        for (int i = 0; i < x.length(); i++) {
            y.setDouble(i, f.applyAsDouble(x.getDouble(i)));
        }
        return new NDArray(a.shape(), y);
    }

    static NDArray neg(NDArray a) {
        if (a.dtype() == DType.BOOL) {
            throw new IllegalArgumentException(
                    "neg is not defined for a bool array. Use equal(0), or convert it: x.astype(DType.INT32).");
        }
        Store x = a.storage();
        Store y = Store.allocate(a.dtype(), x.length());
        for (int i = 0; i < x.length(); i++) {
            if (a.dtype().isFloating()) {
                y.setDouble(i, -x.getDouble(i));
            } else {
                y.setLong(i, -x.getLong(i));
            }
        }
        return new NDArray(a.shape(), y);
    }

    static NDArray abs(NDArray a) {
        Store x = a.storage();
        Store y = Store.allocate(a.dtype(), x.length());
        for (int i = 0; i < x.length(); i++) {
            if (a.dtype().isFloating()) {
                y.setDouble(i, Math.abs(x.getDouble(i)));
            } else {
                y.setLong(i, Math.abs(x.getLong(i)));
            }
        }
        return new NDArray(a.shape(), y);
    }

    static boolean allClose(NDArray a, NDArray b, double relative, double absolute) {
        Shape shape = Shape.broadcast(a.shape(), b.shape());
        Store x = a.storage();
        Store y = b.storage();
        boolean[] far = {false};
        pairs(a.shape(), b.shape(), shape, (i, j, k) -> {
            double p = x.getDouble(i);
            double q = y.getDouble(j);
            // The first test is for equal infinities; an infinite q must not make everything close.
            boolean close = p == q || (!Double.isInfinite(q) && Math.abs(p - q) <= absolute + relative * Math.abs(q));
            far[0] |= !close;
        });
        return !far[0];
    }

    private interface Pair {
        void at(int i, int j, int k);
    }

    /** Calls {@code f} with the positions in a, b and the result, in the result's order. */
    private static void pairs(Shape a, Shape b, Shape result, Pair f) {
        int n = (int) result.size();
        if (n == 0) {
            return;
        }
        if (a.equals(b) || a.size() == 1 || b.size() == 1) {
            int di = a.size() == 1 ? 0 : 1;
            int dj = b.size() == 1 ? 0 : 1;
            for (int k = 0; k < n; k++) {
                f.at(k * di, k * dj, k);
            }
        } else {
            pairs(Strides.broadcast(a, result), 0, Strides.broadcast(b, result), 0, result, 0, 0, f);
        }
    }

    private static int pairs(int[] a, int i, int[] b, int j, Shape shape, int axis, int k, Pair f) {
        int n = shape.dim(axis);
        if (axis == shape.rank() - 1) {
            for (int m = 0; m < n; m++) {
                f.at(i + m * a[axis], j + m * b[axis], k + m);
            }
            return k + n;
        }
        int next = k;
        for (int m = 0; m < n; m++) {
            next = pairs(a, i + m * a[axis], b, j + m * b[axis], shape, axis + 1, next, f);
        }
        return next;
    }
}
