package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Reduction;

/**
 * x of shape (outer, n, inner) reduced over its middle axis. The order of a sum or product is the one said in {@link dev.tsuno.kernels}:
 * over the last axis (inner = 1) 16 partial results, else rising; both start at zero or one.
 *
 * <p>Of no elements, the maximum is −∞, the minimum ∞, the mean NaN.
 */
public final class ReductionKernels {
    private ReductionKernels() {}

    public static Kernel reduce(Reduction f, float[] x, float[] y, int outer, int n, int inner) {
        return switch (f) {
            case SUM -> SumLoops.sum(x, y, outer, n, inner, 1);
            case MEAN -> SumLoops.sum(x, y, outer, n, inner, n);
            case PRODUCT -> ProductLoops.product(x, y, outer, n, inner);
            case MAXIMUM -> ExtremumLoops.maximum(x, y, outer, n, inner);
            case MINIMUM -> ExtremumLoops.minimum(x, y, outer, n, inner);
            case ARGMAX -> ExtremumLoops.argmax(x, y, outer, n, inner);
            case ARGMIN -> ExtremumLoops.argmin(x, y, outer, n, inner);
        };
    }
}
