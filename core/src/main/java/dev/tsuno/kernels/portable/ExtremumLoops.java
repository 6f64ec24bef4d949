package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import java.util.Arrays;

/** The largest and the smallest over the middle axis of (outer, n, inner), and where they stand. The order makes no difference. */
final class ExtremumLoops {
    private ExtremumLoops() {}

    static Kernel maximum(float[] x, float[] y, int outer, int n, int inner) {
        if (inner == 1) {
            return () -> {
                for (int o = 0; o < outer; o++) y[o] = maximum(x, o * n, n);
            };
        }
        float[] best = new float[inner];
        float[] row = new float[inner];
        return () -> {
            for (int o = 0; o < outer; o++) {
                Arrays.fill(best, Float.NEGATIVE_INFINITY);
                for (int i = 0; i < n; i++) {
                    System.arraycopy(x, (o * n + i) * inner, row, 0, inner);
                    maximum(row, best, inner);
                }
                System.arraycopy(best, 0, y, o * inner, inner);
            }
        };
    }

    static Kernel minimum(float[] x, float[] y, int outer, int n, int inner) {
        if (inner == 1) {
            return () -> {
                for (int o = 0; o < outer; o++) y[o] = minimum(x, o * n, n);
            };
        }
        float[] best = new float[inner];
        float[] row = new float[inner];
        return () -> {
            for (int o = 0; o < outer; o++) {
                Arrays.fill(best, Float.POSITIVE_INFINITY);
                for (int i = 0; i < n; i++) {
                    System.arraycopy(x, (o * n + i) * inner, row, 0, inner);
                    minimum(row, best, inner);
                }
                System.arraycopy(best, 0, y, o * inner, inner);
            }
        };
    }

    /** The first index of the largest; a NaN counts as larger than all, as in NumPy. */
    static Kernel argmax(float[] x, float[] y, int outer, int n, int inner) {
        return () -> {
            for (int o = 0; o < outer; o++) {
                for (int j = 0; j < inner; j++) y[o * inner + j] = index(1f, x, o * n * inner + j, n, inner);
            }
        };
    }

    /** The first index of the smallest; a NaN counts as smaller than all. */
    static Kernel argmin(float[] x, float[] y, int outer, int n, int inner) {
        return () -> {
            for (int o = 0; o < outer; o++) {
                for (int j = 0; j < inner; j++) y[o * inner + j] = index(-1f, x, o * n * inner + j, n, inner);
            }
        };
    }

    private static float maximum(float[] x, int from, int n) {
        float a = Float.NEGATIVE_INFINITY, b = a, c = a, d = a; // four, since each waits for its own last
        int i = from;
        for (int end = from + (n & -4); i < end; i += 4) {
            a = Math.max(a, x[i]);
            b = Math.max(b, x[i + 1]);
            c = Math.max(c, x[i + 2]);
            d = Math.max(d, x[i + 3]);
        }
        for (; i < from + n; i++) a = Math.max(a, x[i]);
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    private static float minimum(float[] x, int from, int n) {
        float a = Float.POSITIVE_INFINITY, b = a, c = a, d = a;
        int i = from;
        for (int end = from + (n & -4); i < end; i += 4) {
            a = Math.min(a, x[i]);
            b = Math.min(b, x[i + 1]);
            c = Math.min(c, x[i + 2]);
            d = Math.min(d, x[i + 3]);
        }
        for (; i < from + n; i++) a = Math.min(a, x[i]);
        return Math.min(Math.min(a, b), Math.min(c, d));
    }

    private static void maximum(float[] row, float[] best, int n) {
        for (int i = 0; i < n; i++) best[i] = Math.max(best[i], row[i]);
    }

    private static void minimum(float[] row, float[] best, int n) {
        for (int i = 0; i < n; i++) best[i] = Math.min(best[i], row[i]);
    }

    private static int index(float sign, float[] x, int from, int n, int step) {
        int best = 0;
        float top = Float.NaN;
        for (int i = 0; i < n; i++) {
            float v = sign * x[from + i * step];
            if (i == 0 || v > top || Float.isNaN(v) && !Float.isNaN(top)) {
                best = i;
                top = v;
            }
        }
        return best;
    }
}
