package dev.tsuno.kernels;

/** Functions of many numbers. The order of a sum is said in the package's description. */
public enum Reduction {
    SUM,
    /** The sum divided by the number of elements. */
    MEAN,
    /** NaN if any is NaN. */
    MAXIMUM,
    MINIMUM,
    PRODUCT,
    /** The index of the first largest element. */
    ARGMAX,
    ARGMIN
}
