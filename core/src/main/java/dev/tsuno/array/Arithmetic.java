package dev.tsuno.array;

/**
 * What an {@link NDArray} computes element by element. Two arrays broadcast together as in NumPy; the result's dtype
 * is the one NumPy 2 would give: integers divide to float64, and int32 with float32 makes float64.
 *
 * <p>The functions are {@link StrictMath}'s, so their bits are the same on every JDK and CPU.
 */
sealed interface Arithmetic permits NDArray {
    default NDArray add(NDArray other) {
        return Elementwise.binary(BinaryOp.ADD, (NDArray) this, other);
    }

    default NDArray add(double number) {
        return add(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray add(long number) {
        return add(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray sub(NDArray other) {
        return Elementwise.binary(BinaryOp.SUB, (NDArray) this, other);
    }

    default NDArray sub(double number) {
        return sub(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray sub(long number) {
        return sub(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray mul(NDArray other) {
        return Elementwise.binary(BinaryOp.MUL, (NDArray) this, other);
    }

    default NDArray mul(double number) {
        return mul(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray mul(long number) {
        return mul(Promotion.number(number, ((NDArray) this).dtype()));
    }

    /** True division: of integers too the result is floating. */
    default NDArray div(NDArray other) {
        return Elementwise.binary(BinaryOp.DIV, (NDArray) this, other);
    }

    default NDArray div(double number) {
        return div(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray pow(NDArray other) {
        return Elementwise.binary(BinaryOp.POW, (NDArray) this, other);
    }

    /** As NumPy, 2 squares, 0.5 takes the square root and -1 divides, each rounded once. */
    default NDArray pow(double exponent) {
        return Elementwise.pow((NDArray) this, exponent);
    }

    default NDArray pow(long exponent) {
        return Elementwise.pow((NDArray) this, exponent);
    }

    /** The smaller of each pair; NaN where one is NaN. */
    default NDArray minimum(NDArray other) {
        return Elementwise.binary(BinaryOp.MINIMUM, (NDArray) this, other);
    }

    default NDArray minimum(double number) {
        return minimum(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray minimum(long number) {
        return minimum(Promotion.number(number, ((NDArray) this).dtype()));
    }

    /** The larger of each pair; NaN where one is NaN. */
    default NDArray maximum(NDArray other) {
        return Elementwise.binary(BinaryOp.MAXIMUM, (NDArray) this, other);
    }

    default NDArray maximum(double number) {
        return maximum(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray maximum(long number) {
        return maximum(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray neg() {
        return Elementwise.neg((NDArray) this);
    }

    default NDArray abs() {
        return Elementwise.abs((NDArray) this);
    }

    default NDArray exp() {
        return Elementwise.floating((NDArray) this, StrictMath::exp);
    }

    default NDArray log() {
        return Elementwise.floating((NDArray) this, StrictMath::log);
    }

    default NDArray sin() {
        return Elementwise.floating((NDArray) this, StrictMath::sin);
    }

    default NDArray cos() {
        return Elementwise.floating((NDArray) this, StrictMath::cos);
    }

    default NDArray tanh() {
        return Elementwise.floating((NDArray) this, StrictMath::tanh);
    }

    default NDArray sqrt() {
        return Elementwise.floating((NDArray) this, Math::sqrt);
    }

    /** A BOOL array: where an element of this array is less than the other's. */
    default NDArray less(NDArray other) {
        return Elementwise.compare(Comparison.LESS, (NDArray) this, other);
    }

    default NDArray less(double number) {
        return less(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray lessEqual(NDArray other) {
        return Elementwise.compare(Comparison.LESS_EQUAL, (NDArray) this, other);
    }

    default NDArray lessEqual(double number) {
        return lessEqual(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray equal(NDArray other) {
        return Elementwise.compare(Comparison.EQUAL, (NDArray) this, other);
    }

    default NDArray equal(double number) {
        return equal(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray notEqual(NDArray other) {
        return Elementwise.compare(Comparison.NOT_EQUAL, (NDArray) this, other);
    }

    default NDArray notEqual(double number) {
        return notEqual(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray greaterEqual(NDArray other) {
        return Elementwise.compare(Comparison.GREATER_EQUAL, (NDArray) this, other);
    }

    default NDArray greaterEqual(double number) {
        return greaterEqual(Promotion.number(number, ((NDArray) this).dtype()));
    }

    default NDArray greater(NDArray other) {
        return Elementwise.compare(Comparison.GREATER, (NDArray) this, other);
    }

    default NDArray greater(double number) {
        return greater(Promotion.number(number, ((NDArray) this).dtype()));
    }

    /** Where the element is NaN, the only value unequal to itself. */
    default NDArray isNan() {
        return notEqual((NDArray) this);
    }

    /** Whether all elements lie within {@code 1e-8 + 1e-5 · |other|} of the other's; NaN is close to nothing. */
    default boolean allClose(NDArray other) {
        return allClose(other, 1e-5, 1e-8);
    }

    default boolean allClose(NDArray other, double relative, double absolute) {
        return Elementwise.allClose((NDArray) this, other, relative, absolute);
    }
}
