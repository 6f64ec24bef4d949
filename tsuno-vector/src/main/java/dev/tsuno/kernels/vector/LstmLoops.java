package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.portable.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The LSTM's cell as flat loops over the elements of a time step. The gates are a loop of their own and not part of the cell's: three
 * copies of the rational would be more than the compiler takes in one method.
 */
final class LstmLoops {
    private static final int L = Lanes.LENGTH;

    private LstmLoops() {}

    private static FloatVector load(float[] x, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, x, i);
    }

    private static FloatVector splat(float x) {
        return FloatVector.broadcast(Lanes.SPECIES, x);
    }

    /** Gates i, f and o, of the planes i, f, g, o. */
    static void gates(float[] z, int z0, int plane, int n) {
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
        for (int gate = 0; gate < 4; gate++) {
            if (gate == 2) continue;
            int from = z0 + gate * plane;
            int whole = from + (n & -L);
            for (int i = from; i < whole; i += L) {
                FloatVector u = load(z, i);
                u = u.blend(high, u.compare(VectorOperators.GT, high));
                u = u.blend(low, u.compare(VectorOperators.LT, low));
                FloatVector uu = u.mul(u);
                FloatVector up =
                        uu.fma(p4, p3).fma(uu, p2).fma(uu, p1).fma(uu, p0).mul(u);
                FloatVector uq = uu.fma(q4, q3).fma(uu, q2).fma(uu, q1).fma(uu, q0);
                up.div(uq).add(half).intoArray(z, i);
            }
            for (int i = whole; i < from + n; i++) z[i] = FloatMath.sigmoid(z[i]);
        }
    }

    static void cell(
            float[] z, int z0, int plane, float[] c, int c0, int c1, float[] tc, int tc0, float[] h, int h0, int n) {
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
        int zf = z0 + plane;
        int zg = zf + plane;
        int zo = zg + plane;
        int whole = n & -L;
        for (int j = 0; j < whole; j += L) {
            FloatVector u = load(z, zg + j);
            u = u.blend(high, u.compare(VectorOperators.GT, high));
            u = u.blend(low, u.compare(VectorOperators.LT, low));
            FloatVector uu = u.mul(u);
            FloatVector up = uu.fma(p4, p3).fma(uu, p2).fma(uu, p1).fma(uu, p0).mul(u);
            FloatVector uq = uu.fma(q4, q3).fma(uu, q2).fma(uu, q1).fma(uu, q0);
            FloatVector g = up.div(uq);
            g.intoArray(z, zg + j);
            FloatVector carry =
                    load(z, zf + j).fma(load(c, c0 + j), load(z, z0 + j).mul(g));
            carry.intoArray(c, c1 + j);
            FloatVector v = carry;
            v = v.blend(high, v.compare(VectorOperators.GT, high));
            v = v.blend(low, v.compare(VectorOperators.LT, low));
            FloatVector vv = v.mul(v);
            FloatVector vp = vv.fma(p4, p3).fma(vv, p2).fma(vv, p1).fma(vv, p0).mul(v);
            FloatVector vq = vv.fma(q4, q3).fma(vv, q2).fma(vv, q1).fma(vv, q0);
            FloatVector t = vp.div(vq);
            t.intoArray(tc, tc0 + j);
            load(z, zo + j).mul(t).intoArray(h, h0 + j);
        }
        if (whole < n) cellTail(z, z0, plane, c, c0, c1, tc, tc0, h, h0, whole, n);
    }

    private static void cellTail(
            float[] z,
            int z0,
            int plane,
            float[] c,
            int c0,
            int c1,
            float[] tc,
            int tc0,
            float[] h,
            int h0,
            int whole,
            int n) {
        int zf = z0 + plane;
        int zg = zf + plane;
        int zo = zg + plane;
        for (int j = whole; j < n; j++) {
            float g = FloatMath.tanh(z[zg + j]);
            z[zg + j] = g;
            float carry = Math.fma(z[zf + j], c[c0 + j], z[z0 + j] * g);
            c[c1 + j] = carry;
            float t = FloatMath.tanh(carry);
            tc[tc0 + j] = t;
            h[h0 + j] = z[zo + j] * t;
        }
    }

    static void back(
            float[] d,
            int d0,
            float[] z,
            int z0,
            int plane,
            float[] tc,
            int tc0,
            float[] c,
            int c0,
            float[] dc,
            int n) {
        FloatVector one = splat(1f);
        int zf = z0 + plane;
        int zg = zf + plane;
        int zo = zg + plane;
        int whole = n & -L;
        for (int j = 0; j < whole; j += L) {
            FloatVector x = load(d, d0 + j);
            FloatVector t = load(tc, tc0 + j);
            FloatVector o = load(z, zo + j);
            FloatVector e = x.mul(o).fma(one.sub(t.mul(t)), load(dc, j));
            x.mul(t).mul(o.mul(one.sub(o))).intoArray(z, zo + j);
            FloatVector i = load(z, z0 + j);
            FloatVector f = load(z, zf + j);
            FloatVector g = load(z, zg + j);
            e.mul(g).mul(i.mul(one.sub(i))).intoArray(z, z0 + j);
            e.mul(load(c, c0 + j)).mul(f.mul(one.sub(f))).intoArray(z, zf + j);
            e.mul(i).mul(one.sub(g.mul(g))).intoArray(z, zg + j);
            e.mul(f).intoArray(dc, j);
        }
        for (int j = whole; j < n; j++) {
            float x = d[d0 + j];
            float t = tc[tc0 + j];
            float o = z[zo + j];
            float e = Math.fma(x * o, 1f - t * t, dc[j]);
            z[zo + j] = x * t * (o * (1f - o));
            float i = z[z0 + j];
            float f = z[zf + j];
            float g = z[zg + j];
            z[z0 + j] = e * g * (i * (1f - i));
            z[zf + j] = e * c[c0 + j] * (f * (1f - f));
            z[zg + j] = e * i * (1f - g * g);
            dc[j] = e * f;
        }
    }
}
