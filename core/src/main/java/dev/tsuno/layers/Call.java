package dev.tsuno.layers;

import dev.tsuno.ops.Tensor;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a layer is called with: its inputs, their masks (null: none; true keeps a step), for recurrent layers initial states, and the
 * trace that it is part of.
 */
public record Call(Trace trace, List<Tensor> inputs, List<@Nullable Tensor> masks, List<Tensor> initialState) {
    public static Call of(Trace trace, Tensor input) {
        return new Call(trace, List.of(input), Collections.singletonList(null), List.of());
    }

    public static Call of(Trace trace, Tensor input, @Nullable Tensor mask) {
        return new Call(trace, List.of(input), Collections.singletonList(mask), List.of());
    }

    public Call withInitialState(List<Tensor> states) {
        return new Call(trace, inputs, masks, states);
    }

    /** The only input, or the first. */
    public Tensor input() {
        return inputs.get(0);
    }

    /** The mask of the only input, or the first. */
    public @Nullable Tensor mask() {
        return masks.isEmpty() ? null : masks.get(0);
    }

    public boolean training() {
        return trace.training();
    }
}
