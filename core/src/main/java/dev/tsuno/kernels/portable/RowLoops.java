package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Strips;
import org.jspecify.annotations.Nullable;

/**
 * {@code y[r, i] = f(a[r, i], s[r])}: whole rows with a number each, as in a softmax or a normalization. Long rows only: a loop is entered for each.
 */
final class RowLoops {
    /** Shorter rows don't make up for their loop. */
    private static final int LONG = 32;

    private RowLoops() {}

    /** The loop over one row. */
    @FunctionalInterface
    private interface Row {
        void run(float[] a, float s, float[] y, int from, int to);
    }

    /** Absent where the rows are short or the function has no such loop. */
    static @Nullable Kernel of(Binary f, float[] a, float[] s, int s0, float[] y, int rows, int n) {
        if (n < LONG) return null;
        Row row = switch (f) {
            case ADD -> RightScalarLoops::add;
            case SUBTRACT -> RightScalarLoops::subtract;
            case MULTIPLY -> RightScalarLoops::multiply;
            case DIVIDE -> RightScalarLoops::divide;
            default -> null;
        };
        if (row == null) return null;
        long work = (long) rows * n * ElementwiseKernels.ELEMENT;
        return Strips.of(rows, 1, work, (from, to) -> () -> {
            for (int r = from; r < to; r++) row.run(a, s[s0 + r], y, r * n, (r + 1) * n);
        });
    }
}
