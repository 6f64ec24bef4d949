package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.slice;

import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.List;

/** Elements cut off before and behind on each spatial axis: what {@link Cropping2D} and {@link Cropping3D} have in common. */
public abstract class Cropping<L extends Cropping<L>> extends SpatialLayer<L> {
    final Option<List<List<Integer>>> cropping;

    Cropping(int rank, Object byDefault) {
        super(rank);
        cropping = options().option("cropping", new Margins(rank), byDefault);
    }

    @Override
    final Tensor spatial(Tensor x) {
        Tensor y = x;
        for (int axis = 0; axis < rank; axis++)
            y = cropped(this, y, 1 + axis, cropping.get().get(axis));
        return y;
    }

    static Tensor cropped(Layer<?> layer, Tensor x, int axis, List<Integer> margin) {
        int size = x.shape().dim(axis);
        if ((long) margin.get(0) + margin.get(1) >= size) {
            throw new IllegalArgumentException(layer + ": cropping=" + margin + " leaves nothing of the " + size
                    + " elements on axis " + axis + " of " + x.shape() + ".");
        }
        return slice(x, axis, margin.get(0), size - margin.get(1));
    }
}
