package dev.tsuno.kernels.portable;

/**
 * A matrix times one vector: {@code y[r] += Σ_k a[r][k] · v[k]}, k rising. Since a sum has one order there is nothing for lanes to do
 * along k; eight rows at once hide the latency of fma instead.
 */
final class Dots {
    private Dots() {}

    static void add(float[] a, int a0, int lda, float[] v, int v0, float[] y, int y0, int rows, int count) {
        int r = 0;
        for (; r + 8 <= rows; r += 8) eight(a, a0 + r * lda, lda, v, v0, y, y0 + r, count);
        for (; r < rows; r++) {
            int p = a0 + r * lda;
            float s = y[y0 + r];
            for (int k = 0; k < count; k++) s = Math.fma(a[p + k], v[v0 + k], s);
            y[y0 + r] = s;
        }
    }

    private static void eight(float[] a, int a0, int lda, float[] v, int v0, float[] y, int y0, int count) {
        float s0 = y[y0];
        float s1 = y[y0 + 1];
        float s2 = y[y0 + 2];
        float s3 = y[y0 + 3];
        float s4 = y[y0 + 4];
        float s5 = y[y0 + 5];
        float s6 = y[y0 + 6];
        float s7 = y[y0 + 7];
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        int a4 = a3 + lda;
        int a5 = a4 + lda;
        int a6 = a5 + lda;
        int a7 = a6 + lda;
        int whole = count & -4;
        for (int k = 0; k < whole; k += 4) {
            float x0 = v[v0 + k];
            float x1 = v[v0 + k + 1];
            float x2 = v[v0 + k + 2];
            float x3 = v[v0 + k + 3];
            s0 = Math.fma(
                    a[a0 + k + 3],
                    x3,
                    Math.fma(a[a0 + k + 2], x2, Math.fma(a[a0 + k + 1], x1, Math.fma(a[a0 + k], x0, s0))));
            s1 = Math.fma(
                    a[a1 + k + 3],
                    x3,
                    Math.fma(a[a1 + k + 2], x2, Math.fma(a[a1 + k + 1], x1, Math.fma(a[a1 + k], x0, s1))));
            s2 = Math.fma(
                    a[a2 + k + 3],
                    x3,
                    Math.fma(a[a2 + k + 2], x2, Math.fma(a[a2 + k + 1], x1, Math.fma(a[a2 + k], x0, s2))));
            s3 = Math.fma(
                    a[a3 + k + 3],
                    x3,
                    Math.fma(a[a3 + k + 2], x2, Math.fma(a[a3 + k + 1], x1, Math.fma(a[a3 + k], x0, s3))));
            s4 = Math.fma(
                    a[a4 + k + 3],
                    x3,
                    Math.fma(a[a4 + k + 2], x2, Math.fma(a[a4 + k + 1], x1, Math.fma(a[a4 + k], x0, s4))));
            s5 = Math.fma(
                    a[a5 + k + 3],
                    x3,
                    Math.fma(a[a5 + k + 2], x2, Math.fma(a[a5 + k + 1], x1, Math.fma(a[a5 + k], x0, s5))));
            s6 = Math.fma(
                    a[a6 + k + 3],
                    x3,
                    Math.fma(a[a6 + k + 2], x2, Math.fma(a[a6 + k + 1], x1, Math.fma(a[a6 + k], x0, s6))));
            s7 = Math.fma(
                    a[a7 + k + 3],
                    x3,
                    Math.fma(a[a7 + k + 2], x2, Math.fma(a[a7 + k + 1], x1, Math.fma(a[a7 + k], x0, s7))));
        }
        for (int k = whole; k < count; k++) {
            float x = v[v0 + k];
            s0 = Math.fma(a[a0 + k], x, s0);
            s1 = Math.fma(a[a1 + k], x, s1);
            s2 = Math.fma(a[a2 + k], x, s2);
            s3 = Math.fma(a[a3 + k], x, s3);
            s4 = Math.fma(a[a4 + k], x, s4);
            s5 = Math.fma(a[a5 + k], x, s5);
            s6 = Math.fma(a[a6 + k], x, s6);
            s7 = Math.fma(a[a7 + k], x, s7);
        }
        y[y0] = s0;
        y[y0 + 1] = s1;
        y[y0 + 2] = s2;
        y[y0 + 3] = s3;
        y[y0 + 4] = s4;
        y[y0 + 5] = s5;
        y[y0 + 6] = s6;
        y[y0 + 7] = s7;
    }
}
