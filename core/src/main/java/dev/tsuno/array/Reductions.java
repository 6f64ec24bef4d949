package dev.tsuno.array;

/**
 * Reductions over one axis; a reduction of everything is one over the only axis of the flat array.
 *
 * <p>The array is seen as (outer, n, inner) with n the axis reduced. Numbers that lie side by side (inner is 1) are
 * added as {@link PairwiseSum} says, all others row after row: NumPy's order in both cases.
 */
final class Reductions {
    /** NumPy converts integers to double in pieces of this many, and adds piece to piece. */
    private static final int PIECE = 8192;

    private Reductions() {}

    /** The array's extents around an axis. */
    private record View(int outer, int n, int inner, Shape kept) {
        static View of(NDArray a, int axis) {
            int at = a.shape().axis(axis);
            int outer = (int) a.shape().subShape(0, at).size();
            Shape inner = a.shape().subShape(at + 1, a.ndim());
            return new View(
                    outer, a.shape().dim(at), (int) inner.size(), a.shape().drop(at));
        }

        int at(int o, int j, int k) {
            return (o * n + j) * inner + k;
        }
    }

    /** Sum in the array's own float type, or in int64. */
    static NDArray sum(NDArray a, int axis) {
        return a.dtype().isFloating() ? sumFloats(a, axis) : sumIntegers(a, axis);
    }

    private static NDArray sumFloats(NDArray a, int axis) {
        View v = View.of(a, axis);
        Store x = a.storage();
        Store sums = Store.allocate(a.dtype(), v.outer * v.inner);
        for (int o = 0; o < v.outer; o++) {
            if (v.n == 0) {
                continue;
            }
            if (v.inner == 1) {
                sums.setDouble(o, sideBySide(x, v.at(o, 0, 0), v.n));
                continue;
            }
            x.copyTo(v.at(o, 0, 0), sums, o * v.inner, v.inner);
            for (int j = 1; j < v.n; j++) {
                for (int k = 0; k < v.inner; k++) {
                    int at = o * v.inner + k;
                    sums.setDouble(at, sums.getDouble(at) + x.getDouble(v.at(o, j, k)));
                }
            }
        }
        return new NDArray(v.kept, sums);
    }

    private static double sideBySide(Store x, int from, int n) {
        return x instanceof FloatStore floats
                ? PairwiseSum.of(floats.array(), from, n)
                : PairwiseSum.of(((DoubleStore) x).array(), from, n);
    }

    private static NDArray sumIntegers(NDArray a, int axis) {
        View v = View.of(a, axis);
        long[] sums = new long[v.outer * v.inner];
        for (int o = 0; o < v.outer; o++) {
            for (int j = 0; j < v.n; j++) {
                for (int k = 0; k < v.inner; k++) {
                    sums[o * v.inner + k] += a.storage().getLong(v.at(o, j, k));
                }
            }
        }
        return new NDArray(v.kept, new LongStore(sums));
    }

    static NDArray mean(NDArray a, int axis) {
        View v = View.of(a, axis);
        Store sums = sumForMean(a, axis).storage();
        // Divided as double and then rounded, as NumPy divides a float32 array by an integer.
        for (int i = 0; i < sums.length(); i++) {
            sums.setDouble(i, sums.getDouble(i) / v.n);
        }
        return new NDArray(v.kept, sums);
    }

    private static NDArray sumForMean(NDArray a, int axis) {
        if (a.dtype().isFloating()) {
            return sumFloats(a, axis);
        }
        View v = View.of(a, axis);
        if (v.inner != 1) {
            return sumFloats(a.astype(DType.FLOAT64), axis);
        }
        double[] sums = new double[v.outer];
        double[] piece = new double[Math.min(PIECE, v.n)];
        for (int o = 0; o < v.outer; o++) {
            for (int j = 0; j < v.n; j += PIECE) {
                int n = Math.min(PIECE, v.n - j);
                a.storage().copyTo(v.at(o, j, 0), piece, 0, n);
                sums[o] += PairwiseSum.of(piece, 0, n);
            }
        }
        return new NDArray(v.kept, new DoubleStore(sums));
    }

    static NDArray var(NDArray a, int axis) {
        NDArray distance = a.sub(mean(a, axis).expandDims(a.shape().axis(axis)));
        return mean(distance.mul(distance), axis);
    }

    static NDArray extreme(BinaryOp op, NDArray a, int axis) {
        View v = nonEmpty(a, axis, op.label());
        Store x = a.storage();
        Store best = Store.allocate(a.dtype(), v.outer * v.inner);
        for (int o = 0; o < v.outer; o++) {
            x.copyTo(v.at(o, 0, 0), best, o * v.inner, v.inner);
            for (int j = 1; j < v.n; j++) {
                for (int k = 0; k < v.inner; k++) {
                    int to = o * v.inner + k;
                    int from = v.at(o, j, k);
                    if (a.dtype().isFloating()) {
                        best.setDouble(to, op.of(best.getDouble(to), x.getDouble(from)));
                    } else {
                        best.setLong(to, op.of(best.getLong(to), x.getLong(from)));
                    }
                }
            }
        }
        return new NDArray(v.kept, best);
    }

    /** Where the first of the best stands; NaN is better than any number, as in NumPy. */
    static NDArray arg(Comparison better, NDArray a, int axis) {
        View v = nonEmpty(a, axis, better == Comparison.GREATER ? "argmax" : "argmin");
        Store x = a.storage();
        long[] where = new long[v.outer * v.inner];
        for (int o = 0; o < v.outer; o++) {
            for (int k = 0; k < v.inner; k++) {
                int best = 0;
                for (int j = 1; j < v.n; j++) {
                    if (isBetter(better, x, v.at(o, j, k), v.at(o, best, k))) {
                        best = j;
                    }
                }
                where[o * v.inner + k] = best;
            }
        }
        return new NDArray(v.kept, new LongStore(where));
    }

    private static boolean isBetter(Comparison better, Store x, int at, int best) {
        if (!x.dtype().isFloating()) {
            return better.of(x.getLong(at), x.getLong(best));
        }
        double candidate = x.getDouble(at);
        double leader = x.getDouble(best);
        return better.of(candidate, leader) || (Double.isNaN(candidate) && !Double.isNaN(leader));
    }

    private static View nonEmpty(NDArray a, int axis, String name) {
        View v = View.of(a, axis);
        if (v.n == 0) {
            throw new IllegalArgumentException("The " + name + " over an empty axis is not defined: axis " + axis
                    + " of shape " + a.shape() + " has length 0.");
        }
        return v;
    }
}
