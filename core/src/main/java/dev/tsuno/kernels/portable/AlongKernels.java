package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.WrongIndex;
import java.util.Arrays;

/** Kernels along the middle axis of (outer, n, inner): elements by their place, and running sums. */
final class AlongKernels {
    private AlongKernels() {}

    /** {@code y[o, i, j] = x[o, at[o, i, j], j]}. */
    static Kernel take(float[] x, float[] at, float[] y, int outer, int n, int count, int inner) {
        return () -> {
            for (int k = 0; k < outer * count * inner; k++) y[k] = x[place(k, at[k], n, count, inner)];
        };
    }

    /** {@code x} is zeroed, then {@code x[o, at[o, i, j], j] += y[o, i, j]}. */
    static Kernel takeGradient(float[] y, float[] at, float[] x, int outer, int n, int count, int inner) {
        return () -> {
            Arrays.fill(x, 0, outer * n * inner, 0);
            for (int k = 0; k < outer * count * inner; k++) x[place(k, at[k], n, count, inner)] += y[k];
        };
    }

    /** Where in x the element k of y comes from. */
    private static int place(int k, float index, int n, int count, int inner) {
        int i = (int) index;
        if (i != index || i < 0 || i >= n) {
            throw WrongIndex.of(index, n);
        }
        return (k / (count * inner) * n + i) * inner + k % inner;
    }

    /** One addition after the other, rising or, in reverse, falling. */
    static Kernel cumulativeSum(boolean reverse, float[] x, float[] y, int outer, int n, int inner) {
        return () -> {
            for (int o = 0; o < outer; o++) {
                for (int j = 0; j < inner; j++) {
                    int from = o * n * inner + j;
                    float sum = 0;
                    for (int i = 0; i < n; i++) {
                        int k = from + (reverse ? n - 1 - i : i) * inner;
                        sum += x[k];
                        y[k] = sum;
                    }
                }
            }
        };
    }
}
