package dev.tsuno.kernels.reference;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Reduction;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * x of shape (outer, n, inner) reduced over its middle axis.
 *
 * <p>Sums and products over the last axis (inner = 1) have 16 partial results that start at zero or one; the others start there too and
 * take their elements in rising order. Of no elements, the maximum is −∞, the minimum ∞, the mean NaN.
 */
final class Reductions {
    private static final int PARTS = 16;

    private Reductions() {}

    static Kernel of(Reduction f, double[] x, double[] y, int outer, int n, int inner) {
        return switch (f) {
            case SUM -> fold((a, b) -> a + b, 0, 1, x, y, outer, n, inner);
            case MEAN -> fold((a, b) -> a + b, 0, n, x, y, outer, n, inner);
            case PRODUCT -> fold((a, b) -> a * b, 1, 1, x, y, outer, n, inner);
            case MAXIMUM -> fold(Math::max, Double.NEGATIVE_INFINITY, 1, x, y, outer, n, inner);
            case MINIMUM -> fold(Math::min, Double.POSITIVE_INFINITY, 1, x, y, outer, n, inner);
            case ARGMAX -> index(1, x, y, outer, n, inner);
            case ARGMIN -> index(-1, x, y, outer, n, inner);
        };
    }

    private static Kernel fold(
            DoubleBinaryOperator f, double start, int divisor, double[] x, double[] y, int outer, int n, int inner) {
        double[] part = new double[inner == 1 ? PARTS : 1];
        return () -> {
            for (int o = 0; o < outer; o++) {
                for (int j = 0; j < inner; j++) {
                    Arrays.fill(part, start);
                    for (int i = 0; i < n; i++) {
                        int p = i % part.length;
                        part[p] = f.applyAsDouble(part[p], x[(o * n + i) * inner + j]);
                    }
                    for (int half = part.length / 2; half > 0; half /= 2) {
                        for (int p = 0; p < half; p++) part[p] = f.applyAsDouble(part[p], part[p + half]);
                    }
                    y[o * inner + j] = part[0] / divisor;
                }
            }
        };
    }

    /** The first index of the largest sign · x; a NaN counts as larger than all, as in NumPy. */
    private static Kernel index(double sign, double[] x, double[] y, int outer, int n, int inner) {
        return () -> {
            for (int o = 0; o < outer; o++) {
                for (int j = 0; j < inner; j++) {
                    int best = 0;
                    for (int i = 1; i < n; i++) {
                        double v = sign * x[(o * n + i) * inner + j];
                        double top = sign * x[(o * n + best) * inner + j];
                        if (v > top || Double.isNaN(v) && !Double.isNaN(top)) best = i;
                    }
                    y[o * inner + j] = best;
                }
            }
        };
    }
}
