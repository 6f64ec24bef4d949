package dev.tsuno.kernels.portable;

/**
 * {@code C += A · B} with a right operand that is loaded once and used for many rows of A, in the shape of its {@link ProductShape}.
 *
 * <p>An element of C accumulates over k in rising order by fma, whatever tile or block computes it.
 */
public interface Product {
    /** The same product on what is loaded here, with scratch memory of its own: the two may add at the same time. */
    Product another();

    /** B's element (k, j) stands at {@code b[b0 + k * rowStep + j * columnStep]}. B may be used in place: it stays as it is until the last add. */
    void load(float[] b, int b0, int rowStep, int columnStep);

    /** Rows of A stand {@code lda} apart from {@code a0}, those of C {@code ldc} apart from {@code c0}. */
    void add(float[] a, int a0, int lda, float[] c, int c0, int ldc, int rows);
}
