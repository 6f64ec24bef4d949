package dev.tsuno.kernels.vector;

import jdk.incubator.vector.FloatVector;

/**
 * What concerns bias and first feature of an input product, 5, 4 or 1 vectors of columns at once over all rows; columns that don't fill
 * a vector one by one. Those of 5 and 4 take two rows at a time, so that they are beyond the compiler's inlining size: inlined into one
 * method they put vectors on the heap, now and then, on Java 25.
 */
final class RowLoops {
    private static final int L = Lanes.LENGTH;

    private RowLoops() {}

    private static FloatVector load(float[] x, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, x, i);
    }

    private static FloatVector splat(float x) {
        return FloatVector.broadcast(Lanes.SPECIES, x);
    }

    private static int vectors(int columns) {
        int n = columns / L;
        return n == 4 || n == 8 ? 4 : n >= 5 ? 5 : n >= 1 ? 1 : 0;
    }

    static void start(
            float[] x,
            int x0,
            int xStep,
            float[] w,
            int w0,
            float[] b,
            int b0,
            float[] z,
            int z0,
            int width,
            int rows) {
        int j = 0;
        for (int v = vectors(width); v > 0; j += v * L, v = vectors(width - j)) {
            if (v == 5) start5(x, x0, xStep, w, w0 + j, b, b0 + j, z, z0 + j, width, rows);
            else if (v == 4) start4(x, x0, xStep, w, w0 + j, b, b0 + j, z, z0 + j, width, rows);
            else start1(x, x0, xStep, w, w0 + j, b, b0 + j, z, z0 + j, width, rows);
        }
        for (; j < width; j++) {
            float u = w[w0 + j];
            float v = b[b0 + j];
            for (int r = 0; r < rows; r++) z[z0 + r * width + j] = Math.fma(x[x0 + r * xStep], u, v);
        }
    }

    static void gradient(
            float[] x,
            int x0,
            int xStep,
            float[] z,
            int z0,
            int zStep,
            int width,
            int rows,
            float[] dw,
            int w0,
            float[] db,
            int b0) {
        int j = 0;
        for (int v = vectors(width); v > 0; j += v * L, v = vectors(width - j)) {
            if (v == 5) gradient5(x, x0, xStep, z, z0 + j, zStep, rows, dw, w0 + j, db, b0 + j);
            else if (v == 4) gradient4(x, x0, xStep, z, z0 + j, zStep, rows, dw, w0 + j, db, b0 + j);
            else gradient1(x, x0, xStep, z, z0 + j, zStep, rows, dw, w0 + j, db, b0 + j);
        }
        for (; j < width; j++) {
            float u = dw[w0 + j];
            float v = db[b0 + j];
            for (int r = 0; r < rows; r++) {
                float y = z[z0 + r * zStep + j];
                u = Math.fma(x[x0 + r * xStep], y, u);
                v += y;
            }
            dw[w0 + j] = u;
            db[b0 + j] = v;
        }
    }

    private static void start5(
            float[] x,
            int x0,
            int xStep,
            float[] w,
            int w0,
            float[] b,
            int b0,
            float[] z,
            int z0,
            int width,
            int rows) {
        FloatVector u0 = load(w, w0);
        FloatVector v0 = load(b, b0);
        FloatVector u1 = load(w, w0 + L);
        FloatVector v1 = load(b, b0 + L);
        FloatVector u2 = load(w, w0 + 2 * L);
        FloatVector v2 = load(b, b0 + 2 * L);
        FloatVector u3 = load(w, w0 + 3 * L);
        FloatVector v3 = load(b, b0 + 3 * L);
        FloatVector u4 = load(w, w0 + 4 * L);
        FloatVector v4 = load(b, b0 + 4 * L);
        int pairs = rows & -2;
        for (int r = 0; r < pairs; r += 2) {
            FloatVector s = splat(x[x0 + r * xStep]);
            FloatVector t = splat(x[x0 + (r + 1) * xStep]);
            int to = z0 + r * width;
            s.fma(u0, v0).intoArray(z, to);
            t.fma(u0, v0).intoArray(z, to + width);
            s.fma(u1, v1).intoArray(z, to + L);
            t.fma(u1, v1).intoArray(z, to + width + L);
            s.fma(u2, v2).intoArray(z, to + 2 * L);
            t.fma(u2, v2).intoArray(z, to + width + 2 * L);
            s.fma(u3, v3).intoArray(z, to + 3 * L);
            t.fma(u3, v3).intoArray(z, to + width + 3 * L);
            s.fma(u4, v4).intoArray(z, to + 4 * L);
            t.fma(u4, v4).intoArray(z, to + width + 4 * L);
        }
        if (pairs < rows) {
            FloatVector s = splat(x[x0 + pairs * xStep]);
            int to = z0 + pairs * width;
            s.fma(u0, v0).intoArray(z, to);
            s.fma(u1, v1).intoArray(z, to + L);
            s.fma(u2, v2).intoArray(z, to + 2 * L);
            s.fma(u3, v3).intoArray(z, to + 3 * L);
            s.fma(u4, v4).intoArray(z, to + 4 * L);
        }
    }

    private static void start4(
            float[] x,
            int x0,
            int xStep,
            float[] w,
            int w0,
            float[] b,
            int b0,
            float[] z,
            int z0,
            int width,
            int rows) {
        FloatVector u0 = load(w, w0);
        FloatVector v0 = load(b, b0);
        FloatVector u1 = load(w, w0 + L);
        FloatVector v1 = load(b, b0 + L);
        FloatVector u2 = load(w, w0 + 2 * L);
        FloatVector v2 = load(b, b0 + 2 * L);
        FloatVector u3 = load(w, w0 + 3 * L);
        FloatVector v3 = load(b, b0 + 3 * L);
        int pairs = rows & -2;
        for (int r = 0; r < pairs; r += 2) {
            FloatVector s = splat(x[x0 + r * xStep]);
            FloatVector t = splat(x[x0 + (r + 1) * xStep]);
            int to = z0 + r * width;
            s.fma(u0, v0).intoArray(z, to);
            t.fma(u0, v0).intoArray(z, to + width);
            s.fma(u1, v1).intoArray(z, to + L);
            t.fma(u1, v1).intoArray(z, to + width + L);
            s.fma(u2, v2).intoArray(z, to + 2 * L);
            t.fma(u2, v2).intoArray(z, to + width + 2 * L);
            s.fma(u3, v3).intoArray(z, to + 3 * L);
            t.fma(u3, v3).intoArray(z, to + width + 3 * L);
        }
        if (pairs < rows) {
            FloatVector s = splat(x[x0 + pairs * xStep]);
            int to = z0 + pairs * width;
            s.fma(u0, v0).intoArray(z, to);
            s.fma(u1, v1).intoArray(z, to + L);
            s.fma(u2, v2).intoArray(z, to + 2 * L);
            s.fma(u3, v3).intoArray(z, to + 3 * L);
        }
    }

    private static void start1(
            float[] x,
            int x0,
            int xStep,
            float[] w,
            int w0,
            float[] b,
            int b0,
            float[] z,
            int z0,
            int width,
            int rows) {
        FloatVector u0 = load(w, w0);
        FloatVector v0 = load(b, b0);
        for (int r = 0; r < rows; r++) {
            FloatVector s = splat(x[x0 + r * xStep]);
            int to = z0 + r * width;
            s.fma(u0, v0).intoArray(z, to);
        }
    }

    private static void gradient5(
            float[] x,
            int x0,
            int xStep,
            float[] z,
            int z0,
            int zStep,
            int rows,
            float[] dw,
            int w0,
            float[] db,
            int b0) {
        FloatVector u0 = load(dw, w0);
        FloatVector v0 = load(db, b0);
        FloatVector u1 = load(dw, w0 + L);
        FloatVector v1 = load(db, b0 + L);
        FloatVector u2 = load(dw, w0 + 2 * L);
        FloatVector v2 = load(db, b0 + 2 * L);
        FloatVector u3 = load(dw, w0 + 3 * L);
        FloatVector v3 = load(db, b0 + 3 * L);
        FloatVector u4 = load(dw, w0 + 4 * L);
        FloatVector v4 = load(db, b0 + 4 * L);
        for (int r = 0; r < rows; r++) {
            FloatVector s = splat(x[x0 + r * xStep]);
            int from = z0 + r * zStep;
            FloatVector y0 = load(z, from);
            u0 = s.fma(y0, u0);
            v0 = v0.add(y0);
            FloatVector y1 = load(z, from + L);
            u1 = s.fma(y1, u1);
            v1 = v1.add(y1);
            FloatVector y2 = load(z, from + 2 * L);
            u2 = s.fma(y2, u2);
            v2 = v2.add(y2);
            FloatVector y3 = load(z, from + 3 * L);
            u3 = s.fma(y3, u3);
            v3 = v3.add(y3);
            FloatVector y4 = load(z, from + 4 * L);
            u4 = s.fma(y4, u4);
            v4 = v4.add(y4);
        }
        u0.intoArray(dw, w0);
        v0.intoArray(db, b0);
        u1.intoArray(dw, w0 + L);
        v1.intoArray(db, b0 + L);
        u2.intoArray(dw, w0 + 2 * L);
        v2.intoArray(db, b0 + 2 * L);
        u3.intoArray(dw, w0 + 3 * L);
        v3.intoArray(db, b0 + 3 * L);
        u4.intoArray(dw, w0 + 4 * L);
        v4.intoArray(db, b0 + 4 * L);
    }

    private static void gradient4(
            float[] x,
            int x0,
            int xStep,
            float[] z,
            int z0,
            int zStep,
            int rows,
            float[] dw,
            int w0,
            float[] db,
            int b0) {
        FloatVector u0 = load(dw, w0);
        FloatVector v0 = load(db, b0);
        FloatVector u1 = load(dw, w0 + L);
        FloatVector v1 = load(db, b0 + L);
        FloatVector u2 = load(dw, w0 + 2 * L);
        FloatVector v2 = load(db, b0 + 2 * L);
        FloatVector u3 = load(dw, w0 + 3 * L);
        FloatVector v3 = load(db, b0 + 3 * L);
        int pairs = rows & -2;
        for (int r = 0; r < pairs; r += 2) {
            FloatVector s = splat(x[x0 + r * xStep]);
            FloatVector y0 = load(z, z0 + r * zStep);
            u0 = s.fma(y0, u0);
            v0 = v0.add(y0);
            FloatVector y1 = load(z, z0 + r * zStep + L);
            u1 = s.fma(y1, u1);
            v1 = v1.add(y1);
            FloatVector y2 = load(z, z0 + r * zStep + 2 * L);
            u2 = s.fma(y2, u2);
            v2 = v2.add(y2);
            FloatVector y3 = load(z, z0 + r * zStep + 3 * L);
            u3 = s.fma(y3, u3);
            v3 = v3.add(y3);
            FloatVector t = splat(x[x0 + (r + 1) * xStep]);
            FloatVector q0 = load(z, z0 + (r + 1) * zStep);
            u0 = t.fma(q0, u0);
            v0 = v0.add(q0);
            FloatVector q1 = load(z, z0 + (r + 1) * zStep + L);
            u1 = t.fma(q1, u1);
            v1 = v1.add(q1);
            FloatVector q2 = load(z, z0 + (r + 1) * zStep + 2 * L);
            u2 = t.fma(q2, u2);
            v2 = v2.add(q2);
            FloatVector q3 = load(z, z0 + (r + 1) * zStep + 3 * L);
            u3 = t.fma(q3, u3);
            v3 = v3.add(q3);
        }
        if (pairs < rows) {
            FloatVector s = splat(x[x0 + pairs * xStep]);
            FloatVector y0 = load(z, z0 + pairs * zStep);
            u0 = s.fma(y0, u0);
            v0 = v0.add(y0);
            FloatVector y1 = load(z, z0 + pairs * zStep + L);
            u1 = s.fma(y1, u1);
            v1 = v1.add(y1);
            FloatVector y2 = load(z, z0 + pairs * zStep + 2 * L);
            u2 = s.fma(y2, u2);
            v2 = v2.add(y2);
            FloatVector y3 = load(z, z0 + pairs * zStep + 3 * L);
            u3 = s.fma(y3, u3);
            v3 = v3.add(y3);
        }
        u0.intoArray(dw, w0);
        v0.intoArray(db, b0);
        u1.intoArray(dw, w0 + L);
        v1.intoArray(db, b0 + L);
        u2.intoArray(dw, w0 + 2 * L);
        v2.intoArray(db, b0 + 2 * L);
        u3.intoArray(dw, w0 + 3 * L);
        v3.intoArray(db, b0 + 3 * L);
    }

    private static void gradient1(
            float[] x,
            int x0,
            int xStep,
            float[] z,
            int z0,
            int zStep,
            int rows,
            float[] dw,
            int w0,
            float[] db,
            int b0) {
        FloatVector u0 = load(dw, w0);
        FloatVector v0 = load(db, b0);
        for (int r = 0; r < rows; r++) {
            FloatVector s = splat(x[x0 + r * xStep]);
            int from = z0 + r * zStep;
            FloatVector y0 = load(z, from);
            u0 = s.fma(y0, u0);
            v0 = v0.add(y0);
        }
        u0.intoArray(dw, w0);
        v0.intoArray(db, b0);
    }
}
