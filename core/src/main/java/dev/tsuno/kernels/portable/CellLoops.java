package dev.tsuno.kernels.portable;

/** The cells' mathematics as loops the JIT compiler vectorizes: arrays of their own, indexed by the loop variable alone. */
final class CellLoops {
    private CellLoops() {}

    static void tanh(float[] x, int n) {
        for (int j = 0; j < n; j++) x[j] = FloatMath.tanh(x[j]);
    }

    static void tanh(float[] x, float[] y, int n) {
        for (int j = 0; j < n; j++) y[j] = FloatMath.tanh(x[j]);
    }

    static void sigmoid(float[] x, int n) {
        for (int j = 0; j < n; j++) x[j] = FloatMath.sigmoid(x[j]);
    }

    static void sigmoidOfSum(float[] x, float[] y, int n) {
        for (int j = 0; j < n; j++) x[j] = FloatMath.sigmoid(x[j] + y[j]);
    }

    static void multiply(float[] a, float[] b, float[] y, int n) {
        for (int j = 0; j < n; j++) y[j] = a[j] * b[j];
    }

    static void multiplyAdd(float s, float[] x, float[] c, float[] y, int n) {
        for (int j = 0; j < n; j++) y[j] = Math.fma(s, x[j], c[j]);
    }

    static void addRow(float s, float[] x, float[] products, float[] sums, int n) {
        for (int j = 0; j < n; j++) {
            float v = x[j];
            products[j] = Math.fma(s, v, products[j]);
            sums[j] = sums[j] + v;
        }
    }

    static void simpleRnnBack(float[] d, float[] h, int n) {
        for (int j = 0; j < n; j++) {
            float y = h[j];
            d[j] = d[j] * (1f - y * y);
        }
    }

    static void lstmCarry(float[] i, float[] f, float[] g, float[] before, float[] c, int n) {
        for (int j = 0; j < n; j++) c[j] = Math.fma(f[j], before[j], i[j] * g[j]);
    }

    static void lstmOutputBack(float[] d, float[] o, float[] tc, float[] dc, int n) {
        for (int j = 0; j < n; j++) {
            float x = d[j];
            float t = tc[j];
            float v = o[j];
            dc[j] = Math.fma(x * v, 1f - t * t, dc[j]);
            o[j] = x * t * (v * (1f - v));
        }
    }

    static void lstmCarryBack(float[] dc, float[] i, float[] f, float[] g, float[] before, int n) {
        for (int j = 0; j < n; j++) {
            float e = dc[j];
            float a = i[j];
            float b = f[j];
            float c = g[j];
            i[j] = e * c * (a * (1f - a));
            f[j] = e * before[j] * (b * (1f - b));
            g[j] = e * a * (1f - c * c);
            dc[j] = e * b;
        }
    }

    static void gruCandidate(float[] r, float[] q, float[] p, int n) {
        for (int j = 0; j < n; j++) p[j] = FloatMath.tanh(Math.fma(r[j], q[j], p[j]));
    }

    static void gruOutput(float[] z, float[] candidate, float[] before, float[] h, int n) {
        for (int j = 0; j < n; j++) {
            float v = z[j];
            h[j] = Math.fma(v, before[j], (1f - v) * candidate[j]);
        }
    }

    static void gruUpdateBack(float[] d, float[] z, float[] candidate, float[] h, float[] before, int n) {
        for (int j = 0; j < n; j++) {
            float x = d[j];
            float v = z[j];
            float c = candidate[j];
            before[j] = Math.fma(x, v, before[j]);
            z[j] = x * (h[j] - c) * (v * (1f - v));
            candidate[j] = x * (1f - v) * (1f - c * c);
        }
    }

    static void gruResetBack(float[] e, float[] r, float[] q, int n) {
        for (int j = 0; j < n; j++) {
            float x = e[j];
            float v = r[j];
            r[j] = x * q[j] * (v * (1f - v));
            q[j] = x * v;
        }
    }
}
