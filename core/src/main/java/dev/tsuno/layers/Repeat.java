package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.broadcastTo;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.reshape;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Tensor;

/** Every element of an axis several times, one after the other: upsampling to the nearest. */
final class Repeat {
    private Repeat() {}

    static Tensor along(Tensor x, int axis, int times) {
        if (times == 1) return x;
        Shape shape = x.shape();
        Tensor each = expandDims(x, axis + 1);
        return reshape(
                broadcastTo(each, each.shape().withDim(axis + 1, times)),
                shape.withDim(axis, Math.multiplyExact(shape.dim(axis), times)));
    }
}
