package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.portable.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * tanh and sigmoid in place; what doesn't fill a vector is computed by {@link FloatMath}, the same operations.
 */
final class ActivationLoops {
    private static final int L = Lanes.LENGTH;

    private ActivationLoops() {}

    private static FloatVector load(float[] x, int i) {
        return FloatVector.fromArray(Lanes.SPECIES, x, i);
    }

    private static FloatVector splat(float x) {
        return FloatVector.broadcast(Lanes.SPECIES, x);
    }

    static void tanh(float[] x, int x0, int n) {
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
        int whole = x0 + (n & -L);
        for (int i = x0; i < whole; i += L) {
            FloatVector u = load(x, i);
            u = u.blend(high, u.compare(VectorOperators.GT, high));
            u = u.blend(low, u.compare(VectorOperators.LT, low));
            FloatVector uu = u.mul(u);
            FloatVector up = uu.fma(p4, p3).fma(uu, p2).fma(uu, p1).fma(uu, p0).mul(u);
            FloatVector uq = uu.fma(q4, q3).fma(uu, q2).fma(uu, q1).fma(uu, q0);
            up.div(uq).intoArray(x, i);
        }
        for (int i = whole; i < x0 + n; i++) x[i] = FloatMath.tanh(x[i]);
    }

    static void sigmoid(float[] x, int x0, int n) {
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
        int whole = x0 + (n & -L);
        for (int i = x0; i < whole; i += L) {
            FloatVector u = load(x, i);
            u = u.blend(high, u.compare(VectorOperators.GT, high));
            u = u.blend(low, u.compare(VectorOperators.LT, low));
            FloatVector uu = u.mul(u);
            FloatVector up = uu.fma(p4, p3).fma(uu, p2).fma(uu, p1).fma(uu, p0).mul(u);
            FloatVector uq = uu.fma(q4, q3).fma(uu, q2).fma(uu, q1).fma(uu, q0);
            up.div(uq).add(half).intoArray(x, i);
        }
        for (int i = whole; i < x0 + n; i++) x[i] = FloatMath.sigmoid(x[i]);
    }
}
