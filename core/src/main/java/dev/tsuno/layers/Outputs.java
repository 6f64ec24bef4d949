package dev.tsuno.layers;

import dev.tsuno.ops.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a layer gives: its outputs, and the mask of each (null: none; true keeps a step). */
public record Outputs(List<Tensor> tensors, List<@Nullable Tensor> masks) {
    /** Outputs of which the first has this mask, if any. */
    public static Outputs of(List<Tensor> tensors, @Nullable Tensor mask) {
        List<@Nullable Tensor> masks = new ArrayList<>();
        for (int i = 0; i < tensors.size(); i++) masks.add(i == 0 ? mask : null);
        return new Outputs(tensors, masks);
    }

    /** The only output, or the first. */
    public Tensor first() {
        return tensors.get(0);
    }

    /** The mask of the only output, or of the first. */
    public @Nullable Tensor mask() {
        return masks.get(0);
    }
}
