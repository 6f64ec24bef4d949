package dev.tsuno.array;

/**
 * Matrix products by NumPy's rules for shapes: the last two axes are matrices, those before them broadcast, and a 1-d
 * operand is a row on the left or a column on the right.
 *
 * <p>Each element is accumulated over k in rising order with a fused multiply-add, starting from zero.
 */
final class MatMul {
    private MatMul() {}

    static NDArray of(NDArray a, NDArray b) {
        if (a.ndim() == 0 || b.ndim() == 0) {
            throw new IllegalArgumentException("matmul expects arrays of rank 1 or more, got shapes " + a.shape()
                    + " and " + b.shape() + ". Use mul for a product with a number.");
        }
        NDArray x = a.ndim() == 1 ? a.expandDims(0) : a;
        NDArray y = b.ndim() == 1 ? b.expandDims(1) : b;
        int n = x.shape().last();
        if (n != y.shape().dim(-2)) {
            throw new IllegalArgumentException(
                    "matmul of shapes " + a.shape() + " and " + b.shape() + ": the last axis of the first, "
                            + n + ", must be as long as the " + (b.ndim() == 1 ? "only" : "last but one")
                            + " axis of the second, "
                            + y.shape().dim(-2) + ".");
        }
        NDArray product = batched(x, y);
        Shape shape = product.shape();
        if (b.ndim() == 1) {
            shape = shape.drop(-1);
        }
        if (a.ndim() == 1) {
            shape = shape.drop(b.ndim() == 1 ? -1 : -2);
        }
        return new NDArray(shape, product.storage());
    }

    private static NDArray batched(NDArray x, NDArray y) {
        DType dtype = Promotion.of(x.dtype(), y.dtype());
        int rows = x.shape().dim(-2);
        int n = x.shape().last();
        int columns = y.shape().last();
        Shape xBatch = x.shape().subShape(0, x.ndim() - 2);
        Shape yBatch = y.shape().subShape(0, y.ndim() - 2);
        Shape batch = Shape.broadcast(xBatch, yBatch);
        Shape shape = batch.append(rows, columns);
        Store z = Store.allocate(dtype, NDArray.checkedSize(shape));
        int[] xs = matrices(xBatch, batch);
        int[] ys = matrices(yBatch, batch);
        Store p = x.astype(dtype).storage();
        Store q = y.astype(dtype).storage();
        for (int i = 0; i < xs.length; i++) {
            multiply(p, xs[i] * rows * n, q, ys[i] * n * columns, z, i * rows * columns, rows, n, columns);
        }
        return new NDArray(shape, z);
    }

    /** For each matrix of the result, which matrix of the operand it is made from. */
    private static int[] matrices(Shape own, Shape batch) {
        NDArray numbers = NDArray.arange(own.size()).reshape(own.dims());
        return Strides.gather(numbers.storage(), 0, Strides.broadcast(own, batch), batch)
                .toIntArray();
    }

    private static void multiply(Store x, int x0, Store y, int y0, Store z, int z0, int rows, int n, int columns) {
        if (x instanceof FloatStore p && y instanceof FloatStore q && z instanceof FloatStore r) {
            multiply(p.array(), x0, q.array(), y0, r.array(), z0, rows, n, columns);
        } else if (x instanceof DoubleStore p && y instanceof DoubleStore q && z instanceof DoubleStore r) {
            multiply(p.array(), x0, q.array(), y0, r.array(), z0, rows, n, columns);
        } else {
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    long sum = 0;
                    for (int k = 0; k < n; k++) {
                        sum += x.getLong(x0 + i * n + k) * y.getLong(y0 + k * columns + j);
                    }
                    z.setLong(z0 + i * columns + j, sum);
                }
            }
        }
    }

    // k outside of j, so that y is read in rows; each element still sees k rising.
    private static void multiply(
            float[] x, int x0, float[] y, int y0, float[] z, int z0, int rows, int n, int columns) {
        for (int i = 0; i < rows; i++) {
            int to = z0 + i * columns;
            for (int k = 0; k < n; k++) {
                float factor = x[x0 + i * n + k];
                int from = y0 + k * columns;
                for (int j = 0; j < columns; j++) {
                    z[to + j] = Math.fma(factor, y[from + j], z[to + j]);
                }
            }
        }
    }

    private static void multiply(
            double[] x, int x0, double[] y, int y0, double[] z, int z0, int rows, int n, int columns) {
        for (int i = 0; i < rows; i++) {
            int to = z0 + i * columns;
            for (int k = 0; k < n; k++) {
                double factor = x[x0 + i * n + k];
                int from = y0 + k * columns;
                for (int j = 0; j < columns; j++) {
                    z[to + j] = Math.fma(factor, y[from + j], z[to + j]);
                }
            }
        }
    }
}
