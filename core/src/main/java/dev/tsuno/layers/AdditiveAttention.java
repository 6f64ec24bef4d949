package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.tanh;

import dev.tsuno.array.Shape;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Attention by sums (Bahdanau et al. 2015), as {@code keras.layers.AdditiveAttention}: {@code y = softmax(scores) · value},
 * {@code scores = sum(scale · tanh(query + key))} over the features. Inputs and call arguments: {@link ScoredAttention}.
 *
 * <p>Weight: scale {@code (features)}, with {@code use_scale}.
 */
public final class AdditiveAttention extends ScoredAttention<AdditiveAttention> {
    private @Nullable Variable scale;

    public AdditiveAttention() {
        super(true);
    }

    @Override
    protected void build(Shape query) {
        scale = useScale.get() ? weight("scale", Shape.of(query.last()), Initializers.get("glorot_uniform")) : null;
    }

    @Override
    Tensor scores(Tensor query, Tensor key) {
        Tensor t = tanh(add(expandDims(query, -2), expandDims(key, -3)));
        return sum(scale == null ? t : multiply(scale.tensor(), t), -1);
    }
}
