package dev.tsuno.kernels.vector;

import dev.tsuno.kernels.portable.FloatKernels;
import dev.tsuno.kernels.portable.Primitives;

/** The float kernels with their hot few on the Vector API. */
final class VectorKernels extends FloatKernels {
    @Override
    public String name() {
        return "vector";
    }

    @Override
    public String description() {
        return "vector kernels, " + Lanes.SPECIES.vectorBitSize() + "-bit lanes";
    }

    @Override
    protected Primitives primitives() {
        return new VectorPrimitives();
    }
}
