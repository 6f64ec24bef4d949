package dev.tsuno.optimizers.schedules;

import dev.tsuno.kernels.portable.FloatMath;

/** Functions of float32 numbers, rounded once. */
final class Float32 {
    private Float32() {}

    /** As {@link StrictMath#pow}, which allocates. */
    static float power(float base, float exponent) {
        if (base == 0 && exponent > 0) return 0;
        return (float) (base > 0 ? StrictMath.exp(exponent * StrictMath.log(base)) : StrictMath.pow(base, exponent));
    }

    static float log(float x) {
        return (float) StrictMath.log(x);
    }

    static float floor(float x) {
        return (float) Math.floor(x);
    }

    /** (1 + cos(πx)) / 2: from 1 at 0 down to 0 at 1. */
    static float halfWave(float x) {
        return 0.5f * (1 + FloatMath.cos((float) Math.PI * x));
    }
}
