package dev.tsuno.array;

/**
 * What an {@link NDArray} says of many elements at once: of all of them as a double, or along one axis as an array
 * without it.
 *
 * <p>Sums run in one fixed order, NumPy's: {@link PairwiseSum} for floats that lie side by side, row after row for
 * all others, in the array's own precision. Integers and bools are added as int64.
 */
sealed interface Statistics permits NDArray {
    default double sum() {
        return Reductions.sum(((NDArray) this).ravel(), 0).item();
    }

    default NDArray sum(int axis) {
        return Reductions.sum((NDArray) this, axis);
    }

    /** Of integers as float64. */
    default double mean() {
        return Reductions.mean(((NDArray) this).ravel(), 0).item();
    }

    default NDArray mean(int axis) {
        return Reductions.mean((NDArray) this, axis);
    }

    /** The mean squared distance from the mean (divided by n, as NumPy does). */
    default double var() {
        return Reductions.var(((NDArray) this).ravel(), 0).item();
    }

    default NDArray var(int axis) {
        return Reductions.var((NDArray) this, axis);
    }

    /** The root of {@link #var()}. */
    default double std() {
        return Reductions.var(((NDArray) this).ravel(), 0).sqrt().item();
    }

    default NDArray std(int axis) {
        return Reductions.var((NDArray) this, axis).sqrt();
    }

    /** NaN if one element is. */
    default double min() {
        return Reductions.extreme(BinaryOp.MINIMUM, ((NDArray) this).ravel(), 0).item();
    }

    default NDArray min(int axis) {
        return Reductions.extreme(BinaryOp.MINIMUM, (NDArray) this, axis);
    }

    /** NaN if one element is. */
    default double max() {
        return Reductions.extreme(BinaryOp.MAXIMUM, ((NDArray) this).ravel(), 0).item();
    }

    default NDArray max(int axis) {
        return Reductions.extreme(BinaryOp.MAXIMUM, (NDArray) this, axis);
    }

    /** The flat position of the first smallest element, or of the first NaN. */
    default int argmin() {
        return (int)
                Reductions.arg(Comparison.LESS, ((NDArray) this).ravel(), 0).item();
    }

    default NDArray argmin(int axis) {
        return Reductions.arg(Comparison.LESS, (NDArray) this, axis);
    }

    /** The flat position of the first largest element, or of the first NaN. */
    default int argmax() {
        return (int)
                Reductions.arg(Comparison.GREATER, ((NDArray) this).ravel(), 0).item();
    }

    default NDArray argmax(int axis) {
        return Reductions.arg(Comparison.GREATER, (NDArray) this, axis);
    }

    /** Whether every element is other than zero; true of none. */
    default boolean all() {
        return ((NDArray) this).notEqual(0).sum() == ((NDArray) this).size();
    }

    /** Whether an element is other than zero. */
    default boolean any() {
        return ((NDArray) this).notEqual(0).sum() > 0;
    }
}
