package dev.tsuno.kernels.portable;

/**
 * Sums of rows: {@code c += Σ_k a[k] · b[k]}, k rising, for rows of more than 64 elements.
 *
 * <p>The loops are ones the JIT compiler vectorizes: every array is a row of its own, indexed by the loop variable alone. Two rows of
 * C by two rows of B (by four from Java 21 on) is the shape that it does best on each version. The text stands twice, for long and
 * for short rows, since the compiler chooses by the trip count it has seen in a method.
 */
final class LongRows {
    private static final boolean FOUR = Runtime.version().feature() >= 21;

    private LongRows() {}

    /** Two rows of C: {@code c += Σ a[a0 + k * step] · b[from + k]}, {@code d += Σ a[a1 + k * step] · b[from + k]}. */
    static void addTwo(
            float[] c, float[] d, float[] a, int a0, int a1, int step, float[][] b, int from, int count, int n) {
        int k = from;
        int end = from + count;
        int p = a0;
        int q = a1;
        if (FOUR) {
            for (; k + 4 <= end; k += 4, p += 4 * step, q += 4 * step) {
                add2x4(
                        c,
                        d,
                        b[k],
                        b[k + 1],
                        b[k + 2],
                        b[k + 3],
                        a[p],
                        a[p + step],
                        a[p + 2 * step],
                        a[p + 3 * step],
                        a[q],
                        a[q + step],
                        a[q + 2 * step],
                        a[q + 3 * step],
                        n);
            }
        }
        for (; k + 2 <= end; k += 2, p += 2 * step, q += 2 * step) {
            add2x2(c, d, b[k], b[k + 1], a[p], a[p + step], a[q], a[q + step], n);
        }
        if (k < end) add2x1(c, d, b[k], a[p], a[q], n);
    }

    /** One row of C. */
    static void addOne(float[] c, float[] a, int a0, int step, float[][] b, int from, int count, int n) {
        int k = from;
        int end = from + count;
        int p = a0;
        for (; k + 4 <= end; k += 4, p += 4 * step) {
            add1x4(c, b[k], b[k + 1], b[k + 2], b[k + 3], a[p], a[p + step], a[p + 2 * step], a[p + 3 * step], n);
        }
        for (; k < end; k++, p += step) add1x1(c, b[k], a[p], n);
    }

    private static void add2x4(
            float[] c,
            float[] d,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float s0,
            float s1,
            float s2,
            float s3,
            float t0,
            float t1,
            float t2,
            float t3,
            int n) {
        for (int j = 0; j < n; j++) {
            float x0 = b0[j];
            float x1 = b1[j];
            float x2 = b2[j];
            float x3 = b3[j];
            c[j] = Math.fma(s3, x3, Math.fma(s2, x2, Math.fma(s1, x1, Math.fma(s0, x0, c[j]))));
            d[j] = Math.fma(t3, x3, Math.fma(t2, x2, Math.fma(t1, x1, Math.fma(t0, x0, d[j]))));
        }
    }

    private static void add2x2(
            float[] c, float[] d, float[] b0, float[] b1, float s0, float s1, float t0, float t1, int n) {
        for (int j = 0; j < n; j++) {
            float x0 = b0[j];
            float x1 = b1[j];
            c[j] = Math.fma(s1, x1, Math.fma(s0, x0, c[j]));
            d[j] = Math.fma(t1, x1, Math.fma(t0, x0, d[j]));
        }
    }

    private static void add2x1(float[] c, float[] d, float[] b, float s, float t, int n) {
        for (int j = 0; j < n; j++) {
            float x = b[j];
            c[j] = Math.fma(s, x, c[j]);
            d[j] = Math.fma(t, x, d[j]);
        }
    }

    private static void add1x4(
            float[] c, float[] b0, float[] b1, float[] b2, float[] b3, float s0, float s1, float s2, float s3, int n) {
        for (int j = 0; j < n; j++) {
            c[j] = Math.fma(s3, b3[j], Math.fma(s2, b2[j], Math.fma(s1, b1[j], Math.fma(s0, b0[j], c[j]))));
        }
    }

    private static void add1x1(float[] c, float[] b, float s, int n) {
        for (int j = 0; j < n; j++) c[j] = Math.fma(s, b[j], c[j]);
    }
}
