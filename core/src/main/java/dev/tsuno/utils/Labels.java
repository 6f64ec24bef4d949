package dev.tsuno.utils;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import java.util.Arrays;

/** Classes of samples as numbers. */
public final class Labels {
    private Labels() {}

    /** As {@link #toCategorical(NDArray, int)}, with one class more than the largest number. */
    public static NDArray toCategorical(NDArray x) {
        return toCategorical(x, 0);
    }

    public static NDArray toCategorical(int... x) {
        return toCategorical(NDArray.of(x));
    }

    public static NDArray toCategorical(int[] x, int numClasses) {
        return toCategorical(NDArray.of(x), numClasses);
    }

    /**
     * Rows of zeros with a one at the class, as {@code keras.utils.to_categorical}: float64, of shape x and {@code numClasses} behind. A
     * last axis of x of length 1 is dropped; fractions are cut off; a negative number counts from the last class, as an index in Python.
     *
     * @param numClasses how many classes; 0: one more than the largest number of x
     * @throws IllegalArgumentException for a number that is none of the classes
     */
    public static NDArray toCategorical(NDArray x, int numClasses) {
        if (numClasses < 0)
            throw new IllegalArgumentException(
                    "to_categorical: num_classes must be 0 or more, got " + numClasses + ".");
        long[] labels = x.toLongArray();
        if (labels.length == 0 && numClasses == 0)
            throw new IllegalArgumentException("to_categorical: x is empty: say with num_classes how many there are.");
        long classes = numClasses == 0 ? Arrays.stream(labels).max().orElse(0) + 1 : numClasses;
        Shape shape = x.ndim() > 1 && x.shape().last() == 1 ? x.shape().drop(-1) : x.shape();
        if (classes < 1 || classes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "to_categorical: the largest number of x is " + (classes - 1) + ". Expected 0 to 2147483646.");
        }
        NDArray categorical = NDArray.zeros(shape.append((int) classes), DType.FLOAT64);
        NDArray rows = categorical.reshape(labels.length, (int) classes);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < -classes || labels[i] >= classes) {
                throw new IllegalArgumentException("to_categorical: number " + i + " of x is " + labels[i]
                        + ". Expected " + -classes + " to " + (classes - 1) + " for " + classes + " classes.");
            }
            rows.set(1, i, (int) labels[i]);
        }
        return categorical;
    }
}
