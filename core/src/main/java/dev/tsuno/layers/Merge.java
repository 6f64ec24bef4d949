package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.logicalOr;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one tensor of several, as Keras's merging layers. Inputs of fewer axes get axes of size 1 behind the batch. The result has a mask if
 * all inputs have one: a step that any of them keeps.
 */
public abstract class Merge<L extends Merge<L>> extends Layer<L> {
    Merge() {}

    @Override
    protected void build(List<Shape> inputs) {
        for (Shape input : inputs) {
            int batch = input.dim(0);
            int other = inputs.get(0).dim(0);
            if (batch != other && batch != Shape.UNKNOWN && other != Shape.UNKNOWN) {
                throw new IllegalArgumentException(this + " can't merge batches of different sizes: " + inputs + ".");
            }
        }
    }

    @Override
    protected final List<Tensor> call(Call call) {
        List<Tensor> xs = call.inputs();
        int rank = xs.stream().mapToInt(x -> x.shape().rank()).max().orElse(0);
        if (!alignsRanks() || xs.stream().allMatch(x -> x.shape().rank() == rank)) {
            return List.of(merge(xs, call.masks()));
        }
        List<Tensor> aligned = new ArrayList<>();
        for (Tensor x : xs) {
            Tensor y = x;
            while (y.shape().rank() < rank) y = expandDims(y, 1);
            aligned.add(y);
        }
        return List.of(merge(aligned, Collections.nCopies(xs.size(), null))); // Keras loses the masks here too
    }

    /** Whether inputs of fewer axes are given more. */
    boolean alignsRanks() {
        return true;
    }

    /** The result, for inputs with their masks, if any. */
    abstract Tensor merge(List<Tensor> xs, List<? extends @Nullable Tensor> masks);

    @Override
    protected boolean supportsMasking() {
        return true;
    }

    @Override
    protected @Nullable Tensor computeMask(Call call, List<Tensor> outputs) {
        Tensor any = null;
        for (Tensor mask : call.masks()) {
            if (mask == null) return null;
            any = any == null ? mask : logicalOr(any, mask);
        }
        return any;
    }

    @Override
    @Nullable
    KerasTensor newMask(List<KerasTensor> inputs) {
        KerasTensor any = null;
        for (KerasTensor input : inputs) {
            KerasTensor mask = input.mask();
            if (mask == null) return null;
            any = any == null ? mask : MaskOperation.logicalOr(any, mask);
        }
        return any;
    }
}
