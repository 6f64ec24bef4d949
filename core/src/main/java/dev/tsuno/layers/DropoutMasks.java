package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.matmul;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.slice;
import static dev.tsuno.ops.Ops.split;

import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dropout of one call of a recurrent cell, the same at every step: masks {@code (batch, features)} on the input and
 * {@code (batch, units)} on the state before; none, one for all gates, or one for each.
 */
record DropoutMasks(List<Tensor> inputs, List<Tensor> states) {
    static final DropoutMasks NONE = new DropoutMasks(List.of(), List.of());

    /** Whether all that is dropped is dropped from the inputs of all gates alike, which a fused op needs. */
    boolean areShared() {
        return inputs.size() <= 1 && states.isEmpty();
    }

    /** The whole input {@code (batch, time, features)} under the one mask. */
    Tensor onSequence(Tensor x) {
        return inputs.isEmpty() ? x : multiply(x, expandDims(inputs.get(0), 1));
    }

    /** {@code x · kernel + bias}, in the parts of the gates; each gate has its mask on x, or all have the same, or there is none. */
    static List<Tensor> product(Tensor x, Tensor kernel, @Nullable Tensor bias, List<Tensor> masks, int gates) {
        if (masks.size() <= 1) {
            Tensor kept = masks.isEmpty() ? x : multiply(x, masks.get(0));
            return split(bias == null ? matmul(kept, kernel) : matmul(kept, kernel, bias), gates, 1);
        }
        List<Tensor> parts = new ArrayList<>();
        int units = kernel.shape().last() / gates;
        for (int gate = 0; gate < gates; gate++) {
            int from = gate * units;
            int to = from + units;
            Tensor kept = multiply(x, masks.get(gate));
            Tensor part = slice(kernel, 1, from, to);
            parts.add(bias == null ? matmul(kept, part) : matmul(kept, part, slice(bias, 0, from, to)));
        }
        return parts;
    }
}
