package dev.tsuno.layers;

import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a layer gives: its outputs, and the mask of the first (null: none). */
public record Outputs(List<Tensor> tensors, @Nullable Tensor mask) {
    /** The only output, or the first. */
    public Tensor first() {
        return tensors.get(0);
    }
}
