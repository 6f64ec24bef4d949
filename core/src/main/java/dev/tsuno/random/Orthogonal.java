package dev.tsuno.random;

/**
 * A random matrix with orthonormal rows or columns, as {@code keras.initializers.Orthogonal} makes it: the Q of a normal matrix, each column
 * with the sign that makes R's diagonal positive.
 *
 * <p>Float matrices whose smaller side is under 48 have the bits of Keras on TensorFlow. Larger ones come from the same normal matrix by
 * {@link HouseholderQr} and differ from TensorFlow's in the last digits (under 1e-6); double ones differ as far as their normal numbers do.
 */
public final class Orthogonal {
    private Orthogonal() {}

    /** Fills {@code out}, a matrix of this many rows and columns. For a tensor of more axes, the columns are its last axis. */
    public static void fill(long seed0, long seed1, int rows, int columns, double gain, float[] out) {
        checkSize(rows, columns, out.length);
        float[] normal = new float[out.length];
        TensorFlowRandom.normal(seed0, seed1, 0f, 1f, normal);
        int width = Math.min(rows, columns);
        double[][] a = new double[Math.max(rows, columns)][width];
        for (int i = 0; i < normal.length; i++) {
            a[i / width][i % width] = normal[i];
        }
        double[][] q = signedQ(a, true);
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) gain * (float) entry(q, i / columns, i % columns, rows < columns);
        }
    }

    /** Fills {@code out}, a matrix of this many rows and columns. For a tensor of more axes, the columns are its last axis. */
    public static void fill(long seed0, long seed1, int rows, int columns, double gain, double[] out) {
        checkSize(rows, columns, out.length);
        double[] normal = new double[out.length];
        TensorFlowRandom.normal(seed0, seed1, 0.0, 1.0, normal);
        int width = Math.min(rows, columns);
        double[][] a = new double[Math.max(rows, columns)][width];
        for (int i = 0; i < normal.length; i++) {
            a[i / width][i % width] = normal[i];
        }
        double[][] q = signedQ(a, false);
        for (int i = 0; i < out.length; i++) {
            out[i] = gain * entry(q, i / columns, i % columns, rows < columns);
        }
    }

    private static double[][] signedQ(double[][] a, boolean single) {
        int width = a[0].length;
        double[][] q;
        double[] diagonal;
        if (width < EigenQr.BLOCKED_FROM) {
            EigenQr qr = new EigenQr(a, single);
            q = qr.q;
            diagonal = qr.diagonal;
        } else {
            HouseholderQr qr = new HouseholderQr(a);
            q = qr.q;
            diagonal = qr.diagonal;
        }
        for (double[] row : q) {
            for (int j = 0; j < width; j++) {
                row[j] *= Math.signum(diagonal[j]);
            }
        }
        return q;
    }

    private static double entry(double[][] q, int row, int column, boolean transposed) {
        return transposed ? q[column][row] : q[row][column];
    }

    private static void checkSize(int rows, int columns, int length) {
        if (rows < 1 || columns < 1 || (long) rows * columns != length) {
            throw new IllegalArgumentException("Orthogonal: expected an array for a matrix of (" + rows + ", " + columns
                    + "), both at least 1, got one of " + length + " numbers");
        }
    }
}
