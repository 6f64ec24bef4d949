package dev.tsuno.random;

/**
 * The QR decomposition of a tall matrix with fewer than 48 columns, with the bits of {@code tf.linalg.qr}: Householder reflections as the
 * Eigen library computes them on x86-64 with AVX, every sum in Eigen's order.
 *
 * <p>From 48 columns on Eigen works in blocks, in another order; {@link HouseholderQr} serves there.
 *
 * <p>One text serves both precisions. Every operation is done in double and rounded to the precision asked for, which for float gives the
 * float operation's own bits: a sum, product, quotient or root of floats may be rounded to double first, as 53 >= 2·24 + 2.
 */
final class EigenQr {
    /** From this number of columns on Eigen takes another way. */
    static final int BLOCKED_FROM = 48;

    /** The orthonormal columns, m by n. */
    final double[][] q;

    /** The diagonal of R. */
    final double[] diagonal;

    private final boolean single;
    private final int rows;
    private final int columns;
    /** The matrix; becomes R above the diagonal and the reflectors' vectors below it. */
    private final double[][] a;

    private final double[] tau;
    /** A vector and its product with the matrix, made once and used for every reflection. */
    private final double[] v;

    private final double[] t;

    /** Decomposes a (by rows, destroyed), whose numbers are floats if {@code single}. */
    EigenQr(double[][] a, boolean single) {
        this.a = a;
        this.single = single;
        rows = a.length;
        columns = a[0].length;
        if (columns > rows || columns >= BLOCKED_FROM) {
            throw new IllegalArgumentException("EigenQr: expected a tall matrix of fewer than " + BLOCKED_FROM
                    + " columns, got (" + rows + ", " + columns + ")");
        }
        tau = new double[columns];
        v = new double[rows];
        t = new double[columns];
        q = new double[rows][columns];
        diagonal = new double[columns];
        for (int k = 0; k < columns; k++) {
            eliminate(k);
            diagonal[k] = a[k][k];
        }
        for (int k = 0; k < columns; k++) {
            q[k][k] = 1;
        }
        for (int k = columns - 1; k >= 0; k--) {
            accumulate(k);
        }
    }

    private double round(double x) {
        return single ? (float) x : x;
    }

    /** Makes the reflector that clears column k below the diagonal, and applies it to the columns after k. */
    private void eliminate(int k) {
        double c0 = a[k][k];
        double squares = 0;
        for (int i = k + 1; i < rows; i++) {
            squares = round(squares + round(a[i][k] * a[i][k]));
        }
        if (squares <= (single ? Float.MIN_NORMAL : Double.MIN_NORMAL)) {
            for (int i = k + 1; i < rows; i++) {
                a[i][k] = 0;
            }
            return; // tau stays 0: nothing to reflect
        }
        double norm = round(Math.sqrt(round(round(c0 * c0) + squares)));
        double beta = c0 >= 0 ? -norm : norm;
        double divisor = round(c0 - beta);
        for (int i = k + 1; i < rows; i++) {
            a[i][k] = round(a[i][k] / divisor);
        }
        tau[k] = round(round(beta - c0) / beta);
        a[k][k] = beta;
        int length = loadVector(k);
        productByRows(k, length);
        reflect(a, k, k + 1, length);
    }

    /** t = vᵀ·A for the columns after k, by rows; a long sum in runs of 16 when more than one column is left. */
    private void productByRows(int k, int length) {
        int run = length >= 128 && columns - k > 2 ? 16 : length;
        for (int j = k + 1; j < columns; j++) {
            double sum = 0;
            for (int from = 0; from < length; from += run) {
                double part = 0;
                for (int i = from; i < Math.min(from + run, length); i++) {
                    part = round(part + round(a[k + 1 + i][j] * v[i]));
                }
                sum = round(sum + part);
            }
            t[j] = sum;
        }
    }

    /** Applies reflector k to Q from the left. */
    private void accumulate(int k) {
        int length = loadVector(k);
        if (length == 0) {
            for (int j = 0; j < columns; j++) {
                q[k][j] = round(q[k][j] * round(1 - tau[k]));
            }
            return;
        }
        if (tau[k] == 0) {
            return;
        }
        for (int j = 0; j < columns; j++) {
            t[j] = productInLanes(k, j, length);
        }
        reflect(q, k, 0, length);
    }

    /**
     * The product of v with column j of Q below row k: as many partial sums as a 256-bit register has lanes, then the rest one by one. Eigen
     * takes columns in pairs; an odd last one is alone and gets one half register before the rest. A single column has no lanes.
     */
    private double productInLanes(int k, int j, int length) {
        int lanes = single ? 8 : 4;
        int inLanes = columns == 1 ? 0 : length - length % lanes;
        double sum = laneSum(k, j, 0, inLanes, lanes);
        int i = inLanes;
        boolean alone = columns % 2 == 1 && columns > 1 && j == columns - 1;
        if (alone && length - i >= lanes / 2) {
            sum = round(sum + laneSum(k, j, i, i + lanes / 2, lanes / 2));
            i += lanes / 2;
        }
        for (; i < length; i++) {
            sum = round(sum + round(q[k + 1 + i][j] * v[i]));
        }
        return sum;
    }

    /** Lane l sums the terms l, l + lanes, …; the lanes are then folded in halves. */
    private double laneSum(int k, int j, int from, int to, int lanes) {
        double[] lane = new double[lanes];
        for (int i = from; i < to; i++) {
            int l = (i - from) % lanes;
            lane[l] = round(lane[l] + round(q[k + 1 + i][j] * v[i]));
        }
        for (int half = lanes / 2; half > 0; half /= 2) {
            for (int l = 0; l < half; l++) {
                lane[l] = round(lane[l] + lane[l + half]);
            }
        }
        return lane[0];
    }

    /** Takes (1, v)·tau·(t + first row) from the rows from k on, in the columns from {@code first} on. */
    private void reflect(double[][] m, int k, int first, int length) {
        for (int j = first; j < columns; j++) {
            t[j] = round(t[j] + m[k][j]);
            m[k][j] = round(m[k][j] - round(tau[k] * t[j]));
        }
        for (int i = 0; i < length; i++) {
            double weight = round(tau[k] * v[i]);
            double[] row = m[k + 1 + i];
            for (int j = first; j < columns; j++) {
                row[j] = round(row[j] - round(weight * t[j]));
            }
        }
    }

    /** The part of reflector k below the diagonal into v; its length. */
    private int loadVector(int k) {
        int length = rows - k - 1;
        for (int i = 0; i < length; i++) {
            v[i] = a[k + 1 + i][k];
        }
        return length;
    }
}
