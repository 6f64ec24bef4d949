package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.portable.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** {@link FloatMath#exp}, the same operations; what doesn't fill a vector is computed by it. */
final class ExpLoop {
    private static final int L = Lanes.LENGTH;

    private ExpLoop() {}

    private static FloatVector splat(float x) {
        return FloatVector.broadcast(Lanes.SPECIES, x);
    }

    static void exp(float[] x, float[] y, int from, int to) {
        FloatVector low = splat(-104f);
        FloatVector high = splat(89f);
        FloatVector perBit = splat(FloatMath.LOG2_E);
        FloatVector rounder = splat(FloatMath.ROUNDER);
        FloatVector minusHigh = splat(-FloatMath.LN2_HIGH);
        FloatVector minusLow = splat(-FloatMath.LN2_LOW);
        FloatVector e3 = splat(FloatMath.E3);
        FloatVector e4 = splat(FloatMath.E4);
        FloatVector e5 = splat(FloatMath.E5);
        FloatVector e6 = splat(FloatMath.E6);
        FloatVector half = splat(0.5f);
        int zero = Float.floatToRawIntBits(FloatMath.ROUNDER);
        int whole = from + (to - from & -L);
        for (int i = from; i < whole; i += L) {
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, i);
            v = v.blend(low, v.compare(VectorOperators.LT, low));
            v = v.blend(high, v.compare(VectorOperators.GT, high));
            FloatVector shifted = v.fma(perBit, rounder);
            FloatVector k = shifted.sub(rounder);
            FloatVector r = k.fma(minusHigh, v);
            r = k.fma(minusLow, r);
            FloatVector p = r.fma(e6, e5);
            p = p.fma(r, e4);
            p = p.fma(r, e3);
            p = p.fma(r, half);
            p = p.fma(r.mul(r), r).add(1f);
            IntVector n = shifted.reinterpretAsInts().sub(zero);
            IntVector first = n.lanewise(VectorOperators.ASHR, 1);
            p.mul(power2(first)).mul(power2(n.sub(first))).intoArray(y, i);
        }
        for (int i = whole; i < to; i++) y[i] = FloatMath.exp(x[i]);
    }

    private static FloatVector power2(IntVector n) {
        return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }
}
