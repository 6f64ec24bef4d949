package dev.tsuno.random;

import java.util.Arrays;

/**
 * How many units a weight connects, in and out, and the spread a variance-scaling initializer (Glorot, He, LeCun) derives from it.
 *
 * <p>The formulas are in double, in Keras's order of operations; a float tensor rounds their result.
 */
public record Fans(long in, long out) {
    /** Standard deviation of a standard normal cut off at ±2; SciPy's {@code truncnorm.std(a=-2, b=2)}. */
    private static final double TRUNCATED_STDDEV = 0.87962566103423978;

    /**
     * The fans of a weight of this shape: {@code (in, out)} for a matrix, {@code (…, in, out)} times the size of the receptive field for a
     * convolution's kernel, the length twice for a vector, 1 and 1 for a scalar.
     */
    public static Fans of(int... shape) {
        int rank = shape.length;
        if (rank == 0) {
            return new Fans(1, 1);
        }
        if (rank == 1) {
            return new Fans(shape[0], shape[0]);
        }
        long field = 1;
        for (int axis = 0; axis < rank - 2; axis++) {
            field *= shape[axis];
        }
        return new Fans(shape[rank - 2] * field, shape[rank - 1] * field);
    }

    /** The fans of a weight whose input and output axes are named, as an attention or einsum layer does. A negative axis counts from the end. */
    public static Fans of(int[] shape, int[] inputAxes, int[] outputAxes) {
        return new Fans(product(shape, inputAxes), product(shape, outputAxes));
    }

    /** Keras's {@code fan_avg}. */
    public double average() {
        return (in + out) / 2.0;
    }

    /** Uniform numbers from -limit to limit have the variance {@code scale / fan}. */
    public static double uniformLimit(double scale, double fan) {
        return Math.sqrt(3.0 * variance(scale, fan));
    }

    /** Normal numbers of this standard deviation have the variance {@code scale / fan}. */
    public static double stddev(double scale, double fan) {
        return Math.sqrt(variance(scale, fan));
    }

    /** Normal numbers of this standard deviation, cut off at two of it, have the variance {@code scale / fan}. */
    public static double truncatedStddev(double scale, double fan) {
        return Math.sqrt(variance(scale, fan)) / TRUNCATED_STDDEV;
    }

    private static double variance(double scale, double fan) {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("VarianceScaling: expected scale > 0, got " + scale);
        }
        return scale / Math.max(1.0, fan);
    }

    private static long product(int[] shape, int[] axes) {
        long product = 1;
        for (int axis : axes) {
            int place = axis < 0 ? axis + shape.length : axis;
            if (place < 0 || place >= shape.length) {
                throw new IllegalArgumentException("Fans: axis " + axis + " is not an axis of shape "
                        + Arrays.toString(shape) + "; expected " + -shape.length + " to " + (shape.length - 1));
            }
            product *= shape[place];
        }
        return product;
    }
}
