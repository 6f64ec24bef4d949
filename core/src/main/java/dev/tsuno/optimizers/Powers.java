package dev.tsuno.optimizers;

import dev.tsuno.array.DType;

/** Numbers of the host rounded as Keras rounds them: it casts a Python number to float32 first, in float64 models too. */
final class Powers {
    private Powers() {}

    /** A number as {@code ops.cast(number, dtype)} gives it. */
    static double cast(double number) {
        return (float) number;
    }

    /** {@code cast(base)^exponent} in the type. */
    static double power(double base, double exponent, DType dtype) {
        double power = StrictMath.pow(cast(base), exponent);
        return dtype == DType.FLOAT32 ? (float) power : power;
    }

    /** What a mean of fading memory has seen so far: {@code 1 − base^steps}. */
    static double seen(double base, long steps, DType dtype) {
        double power = power(base, (double) steps, dtype);
        return dtype == DType.FLOAT32 ? 1 - (float) power : 1 - power;
    }
}
