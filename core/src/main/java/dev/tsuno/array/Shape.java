package dev.tsuno.array;

import java.util.Arrays;

/**
 * The lengths of an array's axes, outermost first. Immutable.
 *
 * <p>A length may be {@link #UNKNOWN} (Keras's {@code None}) while a model is described; an array's shape is always
 * known. An axis may be named from the end, as in Python: {@code dim(-1)} is the last.
 */
public final class Shape {
    /** The length of an axis that is not known yet; printed as {@code None}. */
    public static final int UNKNOWN = -1;

    /** The shape of a single number, {@code ()}. */
    public static final Shape SCALAR = new Shape(new int[0]);

    private final int[] dims;

    private Shape(int[] dims) {
        this.dims = dims;
    }

    public static Shape of(int... dims) {
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] < UNKNOWN) {
                throw new IllegalArgumentException("Axis " + i + " of shape " + print(dims)
                        + " has a negative length. Expected 0 or more, or Shape.UNKNOWN.");
            }
        }
        return dims.length == 0 ? SCALAR : new Shape(dims.clone());
    }

    public int rank() {
        return dims.length;
    }

    public int dim(int axis) {
        return dims[axis(axis)];
    }

    /** The length of the last axis. */
    public int last() {
        return dim(-1);
    }

    /** A copy of the lengths. */
    public int[] dims() {
        return dims.clone();
    }

    /** The axis counted from the front, from one that may be counted from the end. */
    public int axis(int axis) {
        if (axis < -dims.length || axis >= dims.length) {
            throw new IndexOutOfBoundsException("Axis " + axis + " is out of bounds for shape " + this + " of rank "
                    + dims.length
                    + (dims.length == 0 ? "." : ". Expected " + -dims.length + " to " + (dims.length - 1) + "."));
        }
        return axis < 0 ? axis + dims.length : axis;
    }

    public boolean isKnown() {
        for (int dim : dims) {
            if (dim == UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    /** The number of elements, the product of all lengths. */
    public long size() {
        if (!isKnown()) {
            throw new IllegalStateException(
                    "The size of shape " + this + " is not known. Set its unknown axes first, e.g. withBatch(32).");
        }
        long size = 1;
        boolean overflow = false;
        for (int dim : dims) {
            if (dim == 0) {
                return 0;
            }
            overflow |= Math.multiplyHigh(size, dim) != 0 || size * dim < 0;
            size *= dim;
        }
        if (overflow) {
            throw new ArithmeticException("The size of shape " + this + " is more than 2^63 - 1 elements.");
        }
        return size;
    }

    /**
     * The number of elements that an array of this shape has.
     *
     * @throws IllegalArgumentException if they are more than an array can hold
     */
    public int elements() {
        double about = 1; // exact where it matters
        for (int dim : dims) about *= dim;
        if (about > NDArray.MOST_ELEMENTS)
            throw new IllegalArgumentException("Shape " + this + " has more elements than an array can hold, "
                    + NDArray.MOST_ELEMENTS + ". Work on it in parts.");
        return (int) size();
    }

    public Shape withDim(int axis, int dim) {
        int[] changed = dims.clone();
        changed[axis(axis)] = dim;
        return of(changed);
    }

    /**
     * The shape of as many elements that has these lengths; one may be −1: what is left.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Shape reshape(int... lengths) {
        long size = size();
        long known = 1;
        int open = -1;
        boolean twice = false;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] == -1) {
                twice |= open >= 0;
                open = i;
            } else {
                known = Math.multiplyExact(known, lengths[i]);
            }
        }
        if (twice) throw new IllegalArgumentException("reshape" + asked(lengths) + " has -1 more than once.");
        int[] filled = lengths.clone();
        if (open >= 0 && known > 0 && size % known == 0) {
            filled[open] = Math.toIntExact(size / known);
            known = size;
        }
        if (known != size || (open >= 0 && filled[open] < 0)) {
            throw new IllegalArgumentException("An array of shape " + this + " has " + size
                    + " elements and cannot be reshaped to " + asked(lengths) + ".");
        }
        return of(filled);
    }

    private static String asked(int[] lengths) {
        return print(lengths).replace("None", "-1");
    }

    /** This shape with further axes behind it. */
    public Shape append(int... more) {
        int[] longer = Arrays.copyOf(dims, dims.length + more.length);
        System.arraycopy(more, 0, longer, dims.length, more.length);
        return of(longer);
    }

    /** This shape without one axis. */
    public Shape drop(int axis) {
        int gone = axis(axis);
        return subShape(0, gone).append(Arrays.copyOfRange(dims, gone + 1, dims.length));
    }

    /** This shape with a new axis at {@code axis} of the result; {@code insert(-1, d)} makes it the last. */
    public Shape insert(int axis, int dim) {
        if (axis < -dims.length - 1 || axis > dims.length) {
            throw new IndexOutOfBoundsException("Axis " + axis + " cannot be inserted into shape " + this
                    + ". Expected " + (-dims.length - 1) + " to " + dims.length + ".");
        }
        int place = axis < 0 ? axis + dims.length + 1 : axis;
        return subShape(0, place).append(dim).append(Arrays.copyOfRange(dims, place, dims.length));
    }

    /** The axes from {@code from} up to but without {@code to}. */
    public Shape subShape(int from, int to) {
        if (from < 0 || to > dims.length || from > to) {
            throw new IndexOutOfBoundsException(
                    "Axes " + from + " to " + to + " are not within shape " + this + " of rank " + dims.length + ".");
        }
        return of(Arrays.copyOfRange(dims, from, to));
    }

    /** The shape of one example: all axes but the first. */
    public Shape withoutBatch() {
        return drop(0);
    }

    /** This shape with the first axis set to {@code batch}, which may be {@link #UNKNOWN}. */
    public Shape withBatch(int batch) {
        return withDim(0, batch);
    }

    /**
     * The shape that both broadcast to by NumPy's rule: shapes are aligned at their last axes, and a length of 1
     * stretches. An unknown length meets 1 or nothing as unknown, and any other length as that length.
     */
    public static Shape broadcast(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        int[] dims = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int m = i > a.rank() ? 1 : a.dim(-i);
            int n = i > b.rank() ? 1 : b.dim(-i);
            if (m != n && m != 1 && n != 1 && m != UNKNOWN && n != UNKNOWN) {
                throw new IllegalArgumentException("Shapes " + a + " and " + b + " cannot be broadcast together: " + m
                        + " and " + n + " differ at axis " + -i + ". Expected equal lengths or 1.");
            }
            dims[rank - i] = m == 1 || (m == UNKNOWN && n != 1) ? n : m;
        }
        return of(dims);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(dims, that.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** As Python prints a tuple: {@code (None, 20, 1)}, {@code (5,)}, {@code ()}. */
    @Override
    public String toString() {
        return print(dims);
    }

    private static String print(int[] dims) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < dims.length; i++) {
            text.append(i == 0 ? "" : ", ").append(dims[i] == UNKNOWN ? "None" : String.valueOf(dims[i]));
        }
        return text.append(dims.length == 1 ? ",)" : ")").toString();
    }
}
