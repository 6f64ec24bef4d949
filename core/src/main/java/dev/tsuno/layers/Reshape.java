package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.List;

/** The elements of each sample in another shape, as {@code keras.layers.Reshape}. One size may be −1: what is left. */
public final class Reshape extends Layer<Reshape> {
    private final Option<List<Integer>> targetShape = options().required("target_shape", Codecs.INTS);

    Reshape() {}

    /** The shape without the batch. */
    public Reshape(int... targetShape) {
        set(this.targetShape, Arrays.stream(targetShape).boxed().toList());
    }

    @Override
    protected Tensor call(Tensor x) {
        int[] dims = new int[targetShape.get().size() + 1];
        dims[0] = x.shape().dim(0);
        for (int i = 1; i < dims.length; i++) dims[i] = targetShape.get().get(i - 1);
        try {
            return Ops.reshape(x, dims);
        } catch (IllegalArgumentException e) {
            Shape sample = x.shape().withoutBatch();
            throw new IllegalArgumentException(
                    this + ": samples of shape " + sample + " have " + sample.size() + " elements, which don't fit "
                            + targetShape.get() + ".",
                    e);
        }
    }
}
