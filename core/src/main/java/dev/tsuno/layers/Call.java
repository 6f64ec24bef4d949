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

    /** With the mask that the input brings along from the layer that gave it. */
    public static Call of(Trace trace, Tensor input) {
        return of(trace, input, trace.mask(input));
    }

    public static Call of(Trace trace, Tensor input, @Nullable Tensor mask) {
        return of(trace, List.of(input), Collections.singletonList(mask));
    }

    public static Call of(Trace trace, List<Tensor> inputs, List<@Nullable Tensor> masks) {
        return new Call(trace, inputs, masks, List.of(), Map.of());
    }

    /** With the masks that the inputs bring along from the layers that gave them. */
    public static Call of(Trace trace, List<Tensor> inputs) {
        List<@Nullable Tensor> masks = new ArrayList<>();
        for (Tensor input : inputs) masks.add(trace.mask(input));
        return of(trace, inputs, masks);
    }

    /** The same call in another trace. */
    Call in(Trace other) {
        return new Call(other, inputs, masks, initialState, arguments);
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

    /** A call in the same trace on other inputs, for a layer inside: each has the mask that it has here, else the one that it brings along. */
    public Call on(Tensor... inputs) {
        List<@Nullable Tensor> all = new ArrayList<>();
        for (Tensor input : inputs) {
            int here = this.inputs.indexOf(input);
            Tensor mask = here < 0 ? null : masks.get(here);
            all.add(mask == null ? trace.mask(input) : mask);
        }
        return of(trace, List.of(inputs), all);
    }

    /** The outputs of this call with the masks that layers inside left with them; an input that is handed through has none from there. */
    Outputs withMasksFromInside(Outputs outputs) {
        List<@Nullable Tensor> all = new ArrayList<>();
        for (int i = 0; i < outputs.tensors().size(); i++) {
            Tensor output = outputs.tensors().get(i);
            Tensor inside = inputs.contains(output) ? null : trace.mask(output);
            all.add(inside == null ? outputs.masks().get(i) : inside);
        }
        return new Outputs(outputs.tensors(), all);
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
