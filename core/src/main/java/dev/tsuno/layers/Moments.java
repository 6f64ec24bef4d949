package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.stopGradient;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;

/** Mean and variance over some axes, which stay with size 1: {@code variance = mean((x − mean)²)}. */
record Moments(Tensor mean, Tensor variance) {
    static Moments of(Tensor x, int... axes) {
        Tensor mean = Ops.reduce(Reduction.MEAN, x, true, axes);
        // The variance depends on the mean with a slope of zero.
        Tensor variance = Ops.reduce(Reduction.MEAN, square(subtract(x, stopGradient(mean))), true, axes);
        return new Moments(mean, variance);
    }
}
