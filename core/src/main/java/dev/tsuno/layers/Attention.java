package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.matmulTransposed;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.tanh;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.initializers.Ones;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attention by dot products (Luong et al. 2015), as {@code keras.layers.Attention}: {@code y = softmax(query · keyᵀ) · value}. With
 * {@code score_mode="concat"} the scores are {@code weight · sum(tanh(query + key))}. Inputs and call arguments: {@link ScoredAttention}.
 *
 * <p>Weights: scale, a number, with {@code use_scale}; concat score weight, a number, with "concat".
 */
public final class Attention extends ScoredAttention<Attention> {
    private final Option<String> scoreMode = options().option("score_mode", Codecs.oneOf("dot", "concat"), "dot");

    private @Nullable Variable scale;
    private @Nullable Variable concatScoreWeight;

    public Attention() {
        super(false);
    }

    /** {@code "dot"} (the default) or {@code "concat"}. */
    public Attention scoreMode(String scoreMode) {
        return set(this.scoreMode, scoreMode);
    }

    @Override
    protected void build(Shape query) {
        scale = useScale.get() ? weight("scale", Shape.SCALAR, new Ones()) : null;
        if (scoreMode.get().equals("concat")) {
            concatScoreWeight = weight("concat_score_weight", Shape.SCALAR, new Ones());
        }
    }

    @Override
    Tensor scores(Tensor query, Tensor key) {
        if (scoreMode.get().equals("dot")) return scaled(matmulTransposed(query, key));
        Tensor sum = scaled(add(expandDims(query, -2), expandDims(key, -3)));
        return multiply(Objects.requireNonNull(concatScoreWeight).tensor(), sum(tanh(sum), -1));
    }

    private Tensor scaled(Tensor x) {
        return scale == null ? x : multiply(x, scale.tensor());
    }
}
