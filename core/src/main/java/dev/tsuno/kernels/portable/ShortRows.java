package dev.tsuno.kernels.portable;

/**
 * Sums of rows: {@code c += Σ_k a[k] · b[k]}, k rising, for rows of at most 64 elements: {@link LongRows} once more.
 *
 * <p>The loops are ones the JIT compiler vectorizes: every array is a row of its own, indexed by the loop variable alone. Two rows of
 * C by two rows of B (by four from Java 21 on) is the shape that it does best on each version. The text stands twice, for long and
 * for short rows, since the compiler chooses by the trip count it has seen in a method.
 */
final class ShortRows {
    private static final boolean FOUR = Runtime.version().feature() >= 21;

    private ShortRows() {}

    /** Two rows of C: {@code c += Σ_i s[s0 + i] · b[from + i]}, {@code d += Σ_i t[t0 + i] · b[from + i]}. */
    static void addTwo(
            float[] c, float[] d, float[] s, int s0, float[] t, int t0, float[][] b, int from, int count, int n) {
        int i = 0;
        if (FOUR) {
            for (; i + 4 <= count; i += 4) {
                int k = from + i;
                int p = s0 + i;
                int q = t0 + i;
                add2x4(
                        c, d, b[k], b[k + 1], b[k + 2], b[k + 3], s[p], s[p + 1], s[p + 2], s[p + 3], t[q], t[q + 1],
                        t[q + 2], t[q + 3], n);
            }
        }
        for (; i + 2 <= count; i += 2) {
            int k = from + i;
            add2x2(c, d, b[k], b[k + 1], s[s0 + i], s[s0 + i + 1], t[t0 + i], t[t0 + i + 1], n);
        }
        if (i < count) add2x1(c, d, b[from + i], s[s0 + i], t[t0 + i], n);
    }

    /** One row of C. */
    static void addOne(float[] c, float[] s, int s0, float[][] b, int from, int count, int n) {
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            int k = from + i;
            int p = s0 + i;
            add1x4(c, b[k], b[k + 1], b[k + 2], b[k + 3], s[p], s[p + 1], s[p + 2], s[p + 3], n);
        }
        for (; i < count; i++) add1x1(c, b[from + i], s[s0 + i], n);
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
