package dev.tsuno.kernels;

/** Functions of two numbers, applied elementwise. Comparisons give 1 or 0. */
public enum Binary {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    /** NaN if either is NaN, as NumPy and {@link Math#max}. */
    MAXIMUM,
    MINIMUM,
    POWER,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    EQUAL,
    NOT_EQUAL,
    AND,
    OR,
    /** a · (1 − b²): the gradient of tanh, b its result. */
    TANH_GRADIENT,
    /** a · (b · (1 − b)): the gradient of the sigmoid, b its result. */
    SIGMOID_GRADIENT
}
