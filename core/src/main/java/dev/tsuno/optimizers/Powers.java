package dev.tsuno.optimizers;

import dev.tsuno.array.DType;

/** Numbers of the host rounded as Keras rounds them: it casts a Python number to float32 first, in float64 models too. */
final class Powers {
    private Powers() {}

    /** A number as {@code ops.cast(number, dtype)} gives it. */
    static double cast(double number) {
        return (float) number;
    }

    /** {@code cast(base)^exponent} in the type, by squaring: StrictMath's allocates. */
    static double power(double base, long exponent, DType dtype) {
        double power = 1;
        double square = cast(base);
        for (long left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) power *= square;
            square *= square;
        }
        return dtype == DType.FLOAT32 ? (float) power : power;
    }

    /** What a mean of fading memory has seen so far: {@code 1 − base^steps}. */
    static double seen(double base, long steps, DType dtype) {
        double power = power(base, steps, dtype);
        return dtype == DType.FLOAT32 ? 1 - (float) power : 1 - power;
    }
}
