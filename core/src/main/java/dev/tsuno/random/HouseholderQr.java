package dev.tsuno.random;

/**
 * The QR decomposition of a tall matrix of any width by Householder reflections in double, sums in rising order: the textbook's, and the
 * same bits on every machine, though not those of any library.
 */
final class HouseholderQr {
    /** The orthonormal columns, m by n. */
    final double[][] q;

    /** The diagonal of R. */
    final double[] diagonal;

    /** Decomposes a (by rows, at least as many as columns, destroyed). */
    HouseholderQr(double[][] a) {
        int rows = a.length;
        int columns = a[0].length;
        double[] tau = new double[columns];
        diagonal = new double[columns];
        for (int k = 0; k < columns; k++) {
            tau[k] = reflector(a, k);
            diagonal[k] = a[k][k];
            reflect(a, a, k, k + 1, tau[k]);
        }
        q = new double[rows][columns];
        for (int k = columns - 1; k >= 0; k--) {
            q[k][k] = 1;
            reflect(q, a, k, k, tau[k]); // the columns before k are still zero from row k on
        }
    }

    /** Puts the vector that clears column k below the diagonal in its place (its leading 1 unsaid); returns tau. */
    private static double reflector(double[][] a, int k) {
        double alpha = a[k][k];
        double squares = 0;
        for (int i = k + 1; i < a.length; i++) {
            squares += a[i][k] * a[i][k];
        }
        if (squares == 0) {
            return 0;
        }
        double norm = Math.sqrt(alpha * alpha + squares);
        double beta = alpha >= 0 ? -norm : norm;
        for (int i = k + 1; i < a.length; i++) {
            a[i][k] /= alpha - beta;
        }
        a[k][k] = beta;
        return (beta - alpha) / beta;
    }

    /** m -= tau·w·(wᵀ·m) in the columns from {@code first} on, where w = (1, column k of {@code vectors} below the diagonal). */
    private static void reflect(double[][] m, double[][] vectors, int k, int first, double tau) {
        int columns = m[0].length;
        double[] product = new double[columns];
        for (int i = k; i < m.length; i++) {
            double w = i == k ? 1 : vectors[i][k];
            for (int j = first; j < columns; j++) {
                product[j] += w * m[i][j];
            }
        }
        for (int i = k; i < m.length; i++) {
            double w = tau * (i == k ? 1 : vectors[i][k]);
            for (int j = first; j < columns; j++) {
                m[i][j] -= w * product[j];
            }
        }
    }
}
