package dev.tsuno.layers;

import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a layer is called with: the trace that it is part of, its inputs, their masks (null: none; true keeps a step), for recurrent layers
 * initial states, and further arguments by Keras's name ({@code use_causal_mask}).
 */
public record Call(
        Trace trace,
        List<Tensor> inputs,
        List<@Nullable Tensor> masks,
        List<Tensor> initialState,
        Map<String, Object> arguments) {
    private static final String MASK_PASSES_BY = "mask passes by";

    public static Call of(Trace trace, Tensor input) {
        return of(trace, input, null);
    }

    public static Call of(Trace trace, Tensor input, @Nullable Tensor mask) {
        return of(trace, List.of(input), Collections.singletonList(mask));
    }

    public static Call of(Trace trace, List<Tensor> inputs, List<@Nullable Tensor> masks) {
        return new Call(trace, inputs, masks, List.of(), Map.of());
    }

    public static Call of(Trace trace, List<Tensor> inputs) {
        return of(trace, inputs, new ArrayList<>(Collections.nCopies(inputs.size(), null)));
    }

    /** With another mask of one input. */
    public Call withMask(int input, @Nullable Tensor mask) {
        List<@Nullable Tensor> all = new ArrayList<>(masks);
        all.set(input, mask);
        return new Call(trace, inputs, all, initialState, arguments);
    }

    /**
     * With a mask that the steps of a recurrent layer do not heed and that only goes on to its output. So Keras 3.15 treats the mask that an
     * input brings with it when initial states are given: it takes the mask for that of another argument.
     */
    Call withMaskPassingBy() {
        return with(MASK_PASSES_BY, true);
    }

    /** The mask that the steps of a recurrent layer heed. */
    @Nullable
    Tensor stepMask() {
        return flag(MASK_PASSES_BY, false) ? null : mask();
    }

    /** A call of the same kind on other inputs without masks. */
    public Call on(Tensor... inputs) {
        return of(trace, List.of(inputs));
    }

    public Call withInitialState(List<Tensor> states) {
        return new Call(trace, inputs, masks, states, arguments);
    }

    /** With a further argument: a Tensor, or a plain value. */
    public Call with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(arguments);
        all.put(name, value);
        return new Call(trace, inputs, masks, initialState, all);
    }

    /** The only input, or the first. */
    public Tensor input() {
        return inputs.get(0);
    }

    /** The mask of the only input, or the first. */
    public @Nullable Tensor mask() {
        return masks.isEmpty() ? null : masks.get(0);
    }

    /** A further argument that is a tensor; null if it was not given. */
    public @Nullable Tensor tensor(String name) {
        return (Tensor) arguments.get(name);
    }

    /** A further argument that is a switch. */
    public boolean flag(String name, boolean byDefault) {
        return arguments.get(name) instanceof Boolean given ? given : byDefault;
    }

    public boolean training() {
        return trace.training();
    }
}
