package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.reduce;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Tensor;

/** The largest element or the mean of each channel over all places: what the global pooling layers have in common. */
public abstract class GlobalPooling<L extends GlobalPooling<L>> extends SpatialLayer<L> {
    private final Option<Boolean> keepdims = options().option("keepdims", Codecs.BOOL, false);
    private final Reduction reduction;

    GlobalPooling(int rank, Reduction reduction) {
        super(rank);
        this.reduction = reduction;
    }

    /** Whether the spatial axes stay, with size 1. Default: false. */
    public final L keepdims(boolean keepdims) {
        return set(this.keepdims, keepdims);
    }

    @Override
    final Tensor spatial(Tensor x) {
        return over(reduction, x);
    }

    /** Reduces the spatial axes. */
    final Tensor over(Reduction f, Tensor x) {
        int[] axes = new int[rank];
        for (int axis = 0; axis < rank; axis++) axes[axis] = 1 + axis;
        return reduce(f, x, keepdims.get(), axes);
    }
}
