package dev.tsuno.kernels;

/** What every set says of an index that points nowhere. */
public final class WrongIndex {
    private WrongIndex() {}

    /** {@code index} of something that has n places. */
    public static IndexOutOfBoundsException of(double index, int n) {
        String shown = index == Math.rint(index) && Math.abs(index) < 1e15
                ? Long.toString((long) index)
                : Double.toString(index);
        return new IndexOutOfBoundsException("index " + shown + " where there are " + n
                + ": a class or a row is a whole number from 0 to " + (n - 1) + ".");
    }
}
