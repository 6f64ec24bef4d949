package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.portable.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The GRU's cell as flat loops over the elements of a time step.
 */
final class GruLoops {
    private static final int L = Lanes.LENGTH;

    private GruLoops() {}

    private static FloatVector load(float[] x, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, x, i);
    }

    private static FloatVector splat(float x) {
        return FloatVector.broadcast(Lanes.SPECIES, x);
    }

    /** Gates z and r: {@code sigmoid(p + q)}. */
    static void gates(float[] p, int pz, float[] q, int qz, int plane, int n) {
        FloatVector high = splat(2 * FloatMath.TANH_CLAMP);
        FloatVector low = splat(-2 * FloatMath.TANH_CLAMP);
        FloatVector p0 = splat(FloatMath.P0 / 4);
        FloatVector p1 = splat(FloatMath.P1 / 16);
        FloatVector p2 = splat(FloatMath.P2 / 64);
        FloatVector p3 = splat(FloatMath.P3 / 256);
        FloatVector p4 = splat(FloatMath.P4 / 1024);
        FloatVector q0 = splat(FloatMath.Q0);
        FloatVector q1 = splat(FloatMath.Q1 / 4);
        FloatVector q2 = splat(FloatMath.Q2 / 16);
        FloatVector q3 = splat(FloatMath.Q3 / 64);
        FloatVector q4 = splat(FloatMath.Q4 / 256);
        FloatVector half = splat(0.5f);
        int whole = n & -L;
        for (int gate = 0; gate < 2; gate++) {
            int i = pz + gate * plane;
            int k = qz + gate * plane;
            for (int j = 0; j < whole; j += L) {
                FloatVector u = load(p, i + j).add(load(q, k + j));
                u = u.blend(high, u.compare(VectorOperators.GT, high));
                u = u.blend(low, u.compare(VectorOperators.LT, low));
                FloatVector uu = u.mul(u);
                FloatVector up =
                        uu.fma(p4, p3).fma(uu, p2).fma(uu, p1).fma(uu, p0).mul(u);
                FloatVector uq = uu.fma(q4, q3).fma(uu, q2).fma(uu, q1).fma(uu, q0);
                up.div(uq).add(half).intoArray(p, i + j);
            }
            for (int j = whole; j < n; j++) p[i + j] = FloatMath.sigmoid(p[i + j] + q[k + j]);
        }
    }

    static void cell(float[] p, int z, float[] q, int qz, int plane, float[] h, int h0, int h1, int n) {
        FloatVector high = splat(FloatMath.TANH_CLAMP);
        FloatVector low = splat(-FloatMath.TANH_CLAMP);
        FloatVector p0 = splat(FloatMath.P0);
        FloatVector p1 = splat(FloatMath.P1);
        FloatVector p2 = splat(FloatMath.P2);
        FloatVector p3 = splat(FloatMath.P3);
        FloatVector p4 = splat(FloatMath.P4);
        FloatVector q0 = splat(FloatMath.Q0);
        FloatVector q1 = splat(FloatMath.Q1);
        FloatVector q2 = splat(FloatMath.Q2);
        FloatVector q3 = splat(FloatMath.Q3);
        FloatVector q4 = splat(FloatMath.Q4);
        FloatVector one = splat(1f);
        int r = z + plane;
        int c = r + plane;
        int qc = qz + 2 * plane;
        int whole = n & -L;
        for (int j = 0; j < whole; j += L) {
            FloatVector u = load(p, r + j).fma(load(q, qc + j), load(p, c + j));
            u = u.blend(high, u.compare(VectorOperators.GT, high));
            u = u.blend(low, u.compare(VectorOperators.LT, low));
            FloatVector uu = u.mul(u);
            FloatVector up = uu.fma(p4, p3).fma(uu, p2).fma(uu, p1).fma(uu, p0).mul(u);
            FloatVector uq = uu.fma(q4, q3).fma(uu, q2).fma(uu, q1).fma(uu, q0);
            FloatVector candidate = up.div(uq);
            candidate.intoArray(p, c + j);
            FloatVector v = load(p, z + j);
            v.fma(load(h, h0 + j), one.sub(v).mul(candidate)).intoArray(h, h1 + j);
        }
        if (whole < n) cellTail(p, z, q, qz, plane, h, h0, h1, whole, n);
    }

    private static void cellTail(
            float[] p, int z, float[] q, int qz, int plane, float[] h, int h0, int h1, int whole, int n) {
        int r = z + plane;
        int c = r + plane;
        int qc = qz + 2 * plane;
        for (int j = whole; j < n; j++) {
            float candidate = FloatMath.tanh(Math.fma(p[r + j], q[qc + j], p[c + j]));
            p[c + j] = candidate;
            float v = p[z + j];
            h[h1 + j] = Math.fma(v, h[h0 + j], (1f - v) * candidate);
        }
    }

    static void back(
            float[] d, int d0, int before, float[] p, int z, float[] q, int qz, int plane, float[] h, int h0, int n) {
        FloatVector one = splat(1f);
        int r = z + plane;
        int c = r + plane;
        int qr = qz + plane;
        int qc = qr + plane;
        int whole = n & -L;
        for (int j = 0; j < whole; j += L) {
            FloatVector x = load(d, d0 + j);
            FloatVector v = load(p, z + j);
            FloatVector candidate = load(p, c + j);
            x.fma(v, load(d, before + j)).intoArray(d, before + j);
            FloatVector dz = x.mul(load(h, h0 + j).sub(candidate)).mul(v.mul(one.sub(v)));
            dz.intoArray(p, z + j);
            dz.intoArray(q, qz + j);
            FloatVector e = x.mul(one.sub(v)).mul(one.sub(candidate.mul(candidate)));
            e.intoArray(p, c + j);
            FloatVector reset = load(p, r + j);
            FloatVector dr = e.mul(load(q, qc + j)).mul(reset.mul(one.sub(reset)));
            dr.intoArray(p, r + j);
            dr.intoArray(q, qr + j);
            e.mul(reset).intoArray(q, qc + j);
        }
        for (int j = whole; j < n; j++) {
            float x = d[d0 + j];
            float v = p[z + j];
            float candidate = p[c + j];
            d[before + j] = Math.fma(x, v, d[before + j]);
            float dz = x * (h[h0 + j] - candidate) * (v * (1f - v));
            p[z + j] = dz;
            q[qz + j] = dz;
            float e = x * (1f - v) * (1f - candidate * candidate);
            p[c + j] = e;
            float reset = p[r + j];
            float dr = e * q[qc + j] * (reset * (1f - reset));
            p[r + j] = dr;
            q[qr + j] = dr;
            q[qc + j] = e * reset;
        }
    }
}
