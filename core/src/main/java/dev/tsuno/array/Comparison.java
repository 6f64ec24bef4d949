package dev.tsuno.array;

/** The comparisons, each by what it says of {@code x < y}, {@code x = y} and {@code x > y}; NaN is unequal to all. */
enum Comparison {
    LESS(true, false, false),
    LESS_EQUAL(true, true, false),
    EQUAL(false, true, false),
    NOT_EQUAL(true, false, true),
    GREATER_EQUAL(false, true, true),
    GREATER(false, false, true);

    private final boolean less;
    private final boolean equal;
    private final boolean greater;

    Comparison(boolean less, boolean equal, boolean greater) {
        this.less = less;
        this.equal = equal;
        this.greater = greater;
    }

    boolean of(double x, double y) {
        return x < y ? less : x > y ? greater : x == y ? equal : this == NOT_EQUAL;
    }

    boolean of(long x, long y) {
        return x < y ? less : x > y ? greater : equal;
    }
}
