package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.constant;
import static dev.tsuno.ops.Ops.matmulTransposed;
import static dev.tsuno.ops.Ops.transpose;

import dev.tsuno.array.NDArray;
import dev.tsuno.ops.Tensor;

/**
 * An axis made longer by weighing the elements around each new place: {@code y[o] = Σ_i w(i − at(o)) · x[i]} with
 * {@code at(o) = (o + ½) / factor − ½}, the weights of a place made to sum to 1. As {@code tf.image.resize}.
 */
final class Interpolation {
    private Interpolation() {}

    static Tensor along(Tensor x, int axis, int factor, String kind) {
        int length = x.shape().dim(axis);
        Tensor w = constant(weights(length, factor, kind).astype(x.dtype()));
        int last = x.shape().rank() - 1;
        int[] swap = new int[last + 1];
        for (int i = 0; i <= last; i++) swap[i] = i;
        swap[axis] = last;
        swap[last] = axis;
        return transpose(matmulTransposed(transpose(x, swap), w), swap);
    }

    /** {@code (length · factor, length)}. */
    private static NDArray weights(int length, int factor, String kind) {
        int longer = Math.multiplyExact(length, factor);
        NDArray all = NDArray.zeros(longer, length);
        for (int o = 0; o < longer; o++) {
            double at = Math.min(Math.max((o + 0.5) / factor - 0.5, -0.5), length - 0.5);
            double[] own = new double[length];
            double sum = 0;
            for (int i = 0; i < length; i++) {
                own[i] = weight(kind, at, i);
                sum += own[i];
            }
            for (int i = 0; i < length; i++) all.set(own[i] / sum, o, i);
        }
        return all;
    }

    private static double weight(String kind, double at, int i) {
        double distance = Math.abs(i - at);
        return switch (kind) {
            case "bilinear" -> Math.max(0, 1 - distance);
            case "bicubic" -> cubic(at, i);
            case "lanczos3" -> lanczos(distance, 3);
            case "lanczos5" -> lanczos(distance, 5);
            default -> throw new IllegalArgumentException("no interpolation " + kind);
        };
    }

    /** Keys's cubic with a = −½; TensorFlow looks it up in steps of 1/1024. */
    private static double cubic(double at, int i) {
        double floor = Math.floor(at);
        double rounded = floor + Math.rint((at - floor) * 1024) / 1024;
        double d = Math.abs(i - rounded);
        if (i < floor - 1 || i > floor + 2) return 0;
        if (d <= 1) return (1.5 * d - 2.5) * d * d + 1;
        return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
    }

    private static double lanczos(double d, int radius) {
        if (d > radius) return 0;
        if (d <= 1e-3) return 1;
        double angle = Math.PI * d;
        return radius * StrictMath.sin(angle) * StrictMath.sin(angle / radius) / (angle * angle);
    }
}
