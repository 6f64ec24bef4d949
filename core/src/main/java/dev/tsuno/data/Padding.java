package dev.tsuno.data;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of {@link Dataset#paddedBatch}, with tf.data's defaults. The padding goes behind the values, on each axis. */
public final class Padding {
    private @Nullable List<Shape> shapes;
    private double[] values = {0};
    boolean dropRemainder;

    Padding() {}

    /**
     * The shape of each array of an element, in the order x, y, weights, after padding; an axis that is {@link Shape#UNKNOWN} becomes as
     * long as the longest of the batch. Default: all axes so.
     */
    public Padding paddedShapes(Shape... shapes) {
        this.shapes = List.of(shapes);
        return this;
    }

    /** What to pad with. Default: 0. */
    public Padding paddingValue(double value) {
        return paddingValues(value);
    }

    /** What to pad each array with, in the order x, y, weights; one value is for all. */
    public Padding paddingValues(double... values) {
        if (values.length == 0) throw new IllegalArgumentException("paddedBatch: padding_values is empty.");
        this.values = values.clone();
        return this;
    }

    /** Whether a last batch that is smaller is left out. Default: false. */
    public Padding dropRemainder(boolean dropRemainder) {
        this.dropRemainder = dropRemainder;
        return this;
    }

    NDArray join(NDArray[] arrays, Element first, int place) {
        int[] dims = lengths(arrays, first, place);
        if (values.length != 1) check("padding_values", values.length, first);
        double value = values[values.length == 1 ? 0 : place];
        NDArray[] padded = new NDArray[arrays.length];
        for (int i = 0; i < arrays.length; i++) padded[i] = padded(arrays[i], dims, value);
        return NDArray.stack(0, padded);
    }

    private int[] lengths(NDArray[] arrays, Element first, int place) {
        if (shapes != null) check("padded_shapes", shapes.size(), first);
        Shape wanted = shapes == null ? null : shapes.get(place);
        int[] longest = new int[arrays[0].ndim()];
        for (NDArray array : arrays) {
            if (array.ndim() != longest.length || wanted != null && wanted.rank() != longest.length) {
                throw new IllegalArgumentException("paddedBatch: " + first.nameOf(place) + " has shape " + array.shape()
                        + ", which can't be padded to "
                        + (wanted == null ? "the rank of " + arrays[0].shape() : "" + wanted) + ".");
            }
            for (int axis = 0; axis < longest.length; axis++)
                longest[axis] = Math.max(longest[axis], array.shape().dim(axis));
        }
        for (int axis = 0; wanted != null && axis < longest.length; axis++) {
            if (wanted.dim(axis) == Shape.UNKNOWN) continue;
            if (longest[axis] > wanted.dim(axis)) {
                throw new IllegalArgumentException("paddedBatch: " + first.nameOf(place) + " of an element has length "
                        + longest[axis] + " on axis " + axis + ", more than padded_shapes " + wanted
                        + " allows. Cut it first.");
            }
            longest[axis] = wanted.dim(axis);
        }
        return longest;
    }

    private static void check(String argument, int given, Element first) {
        int arrays = first.arrays().size();
        if (given != arrays) {
            throw new IllegalArgumentException("paddedBatch: " + argument + " has " + given
                    + " entries, an element has " + arrays + " arrays: " + first.kinds() + ".");
        }
    }

    private static NDArray padded(NDArray array, int[] dims, double value) {
        NDArray padded = array;
        for (int axis = 0; axis < dims.length; axis++) {
            int missing = dims[axis] - padded.shape().dim(axis);
            if (missing == 0) continue;
            NDArray more = NDArray.full(padded.shape().withDim(axis, missing), value, padded.dtype());
            padded = NDArray.concatenate(axis, padded, more);
        }
        return padded;
    }
}
