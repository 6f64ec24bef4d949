package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.pad;

import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.List;

/** Zeros before and behind on each spatial axis: what the zero padding layers have in common. */
public abstract class Padding<L extends Padding<L>> extends SpatialLayer<L> {
    final Option<List<List<Integer>>> padding;

    Padding(int rank, Object byDefault) {
        super(rank);
        padding = options().option("padding", new Margins(rank), byDefault);
    }

    @Override
    final Tensor spatial(Tensor x) {
        Tensor y = x;
        for (int axis = 0; axis < rank; axis++) {
            List<Integer> own = padding.get().get(axis);
            if (own.get(0) > 0 || own.get(1) > 0) y = pad(y, 1 + axis, own.get(0), own.get(1));
        }
        return y;
    }
}
