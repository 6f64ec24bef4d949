package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.any;
import static dev.tsuno.ops.Ops.broadcastTo;
import static dev.tsuno.ops.Ops.concatenate;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.fill;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Its inputs one behind the other along {@code axis} (−1), as {@code keras.layers.Concatenate}; their other axes agree. The result keeps a
 * step that any input keeps; an input without a mask keeps all.
 */
public final class Concatenate extends Merge<Concatenate> {
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    public Concatenate() {}

    public Concatenate(int axis) {
        set(this.axis, axis);
    }

    @Override
    boolean alignsRanks() {
        return false;
    }

    @Override
    Tensor merge(List<Tensor> xs, List<? extends @Nullable Tensor> masks) {
        return concatenate(xs, axis.get());
    }

    @Override
    protected @Nullable Tensor computeMask(Call call, List<Tensor> outputs) {
        if (call.masks().stream().allMatch(mask -> mask == null)) return null;
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < call.inputs().size(); i++) {
            Tensor x = call.inputs().get(i);
            Tensor mask = call.masks().get(i);
            if (mask == null) all.add(fill(1, x.shape(), DType.BOOL));
            else all.add(mask.shape().rank() < x.shape().rank() ? broadcastTo(expandDims(mask, -1), x.shape()) : mask);
        }
        return any(concatenate(all, axis.get()), -1);
    }

    /** As Keras's graph has it: each mask spread over its input, then joined as the inputs are. */
    @Override
    KerasTensor newMask(List<KerasTensor> inputs) {
        List<KerasTensor> all = new ArrayList<>();
        int length = 0;
        for (KerasTensor x : inputs) {
            KerasTensor mask = x.mask();
            if (mask == null) all.add(MaskOperation.like(x, true));
            else if (mask.shape().rank() == x.shape().rank()) all.add(mask);
            else all.add(MaskOperation.logicalOr(MaskOperation.expandDims(mask), MaskOperation.like(x, false)));
            int size = x.shape().dim(axis.get());
            length = size == Shape.UNKNOWN || length == Shape.UNKNOWN ? Shape.UNKNOWN : length + size;
        }
        Shape joined = all.get(0).shape().withDim(axis.get(), length);
        return MaskOperation.any(MaskOperation.concatenate(all, axis.get(), joined));
    }
}
