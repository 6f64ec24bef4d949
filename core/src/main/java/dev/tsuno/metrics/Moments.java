package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;

/** Means and deviations on one axis, which stays with size 1. */
final class Moments {
    private Moments() {}

    static Tensor mean(Tensor x, int axis) {
        return Ops.reduce(Reduction.MEAN, x, true, axis);
    }

    static Tensor variance(Tensor x, int axis) {
        return mean(square(subtract(x, mean(x, axis))), axis);
    }
}
