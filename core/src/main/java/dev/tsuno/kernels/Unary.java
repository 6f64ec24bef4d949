package dev.tsuno.kernels;

/** Functions of one number, applied elementwise. Booleans are 0 and 1. */
public enum Unary {
    NEGATE,
    ABS,
    /** -1, 0 or 1. */
    SIGN,
    SQUARE,
    SQRT,
    /** 1 / sqrt(x). */
    RSQRT,
    RECIPROCAL,
    EXP,
    /** exp(x) - 1. */
    EXPM1,
    LOG,
    /** log(1 + x). */
    LOG1P,
    TANH,
    SIGMOID,
    /** log(1 + exp(x)), without overflow. */
    SOFTPLUS,
    ERF,
    /** 1 − erf(x), without cancellation. */
    ERFC,
    SIN,
    COS,
    FLOOR,
    CEIL,
    /** Half to even, as NumPy. */
    ROUND,
    /** max(x, 0); NaN stays NaN. */
    RELU,
    /** 1 where x is 0, else 0. */
    NOT,
    /** 1 where x is finite, else 0. */
    IS_FINITE
}
