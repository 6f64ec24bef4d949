package dev.tsuno.kernels;

/** Functions of three numbers, applied elementwise. */
public enum Ternary {
    /** fma(a, b, c) = a · b + c, rounded once. */
    MULTIPLY_ADD,
    /** b where a is not 0, else c. */
    SELECT
}
