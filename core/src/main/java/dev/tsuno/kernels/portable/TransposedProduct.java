package dev.tsuno.kernels.portable;

/**
 * {@code C += Aᵀ · B} summed over the rows of A (rows, m) and B (rows, n), in rising order by fma: a weight gradient.
 *
 * <p>B's columns may come in several planes (the gates of a cell), and so may those of C, at another distance.
 */
public interface TransposedProduct {
    void add(float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0, int ldc, int rows);
}
