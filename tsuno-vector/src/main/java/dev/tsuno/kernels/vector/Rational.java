package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.portable.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * tanh and sigmoid of {@link FloatMath} on a vector: clamp, then x · P(x²) / Q(x²).
 *
 * <p>The constants come in as local vectors, made before the caller's loop, so that the compiler keeps them in registers: a static final
 * vector would be read again at every use. The clamp is compare and blend, two instructions a side, where min and max cost six; NaN passes.
 */
final class Rational {
    private Rational() {}

    static FloatVector of(
            FloatVector x,
            FloatVector high,
            FloatVector low,
            FloatVector p0,
            FloatVector p1,
            FloatVector p2,
            FloatVector p3,
            FloatVector p4,
            FloatVector q0,
            FloatVector q1,
            FloatVector q2,
            FloatVector q3,
            FloatVector q4) {
        x = x.blend(high, x.compare(VectorOperators.GT, high));
        x = x.blend(low, x.compare(VectorOperators.LT, low));
        FloatVector s = x.mul(x);
        FloatVector p = s.fma(p4, p3);
        p = p.fma(s, p2);
        p = p.fma(s, p1);
        p = p.fma(s, p0).mul(x);
        FloatVector q = s.fma(q4, q3);
        q = q.fma(s, q2);
        q = q.fma(s, q1);
        q = q.fma(s, q0);
        return p.div(q);
    }
}
