package dev.tsuno.kernels;

/**
 * {@code C = A · B} for {@code batch} matrices one behind the other: A (m, k) or, if transposed, stored as (k, m); B (k, n) or stored
 * as (n, k); C (m, n). A step between the matrices of A or B of zero uses the same one for all.
 *
 * <p>An element of C starts at zero, or at {@code start}'s element of its column, and accumulates over k in rising order by fma.
 */
public record Matmul(
        int batch, int m, int k, int n, boolean transposeA, boolean transposeB, int stepA, int stepB) {}
