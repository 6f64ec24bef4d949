package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.portable.FloatMath;
import jdk.incubator.vector.FloatVector;

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
        int end = x0 + n;
        int i = x0;
        for (; i + L <= end; i += L) {
            Rational.of(load(x, i), high, low, p0, p1, p2, p3, p4, q0, q1, q2, q3, q4)
                    .intoArray(x, i);
        }
        for (; i < end; i++) x[i] = FloatMath.tanh(x[i]);
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
        int end = x0 + n;
        int i = x0;
        for (; i + L <= end; i += L) {
            Rational.of(load(x, i), high, low, p0, p1, p2, p3, p4, q0, q1, q2, q3, q4)
                    .add(half)
                    .intoArray(x, i);
        }
        for (; i < end; i++) x[i] = FloatMath.sigmoid(x[i]);
    }
}
