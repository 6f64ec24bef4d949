package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.matmul;
import static dev.tsuno.ops.Ops.matmulTransposed;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.tanh;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An embedding that is also its own way back: called with {@code reverse} it gives a score for each number,
 * {@code y = x · embeddingsᵀ}, as {@code keras.layers.ReversibleEmbedding}. With {@code logit_soft_cap} c the scores are
 * {@code c · tanh(y / c)}.
 *
 * <p>Forward as {@link Embedding}; reverse {@code (batch, …, output_dim)} to {@code (batch, …, input_dim)}. Weights: embeddings
 * {@code (input_dim, output_dim)}, and if they are not tied reverse embeddings {@code (output_dim, input_dim)}.
 */
public final class ReversibleEmbedding extends EmbeddingTable<ReversibleEmbedding> {
    private final Option<Boolean> tieWeights = options().option("tie_weights", Codecs.BOOL, true);
    private final Option<String> reverseDtype = options().option("reverse_dtype", Codecs.STRING, null);
    private final Option<Double> logitSoftCap = options().option("logit_soft_cap", Codecs.DOUBLE, null);

    private @Nullable Variable reverseEmbeddings;

    ReversibleEmbedding() {}

    public ReversibleEmbedding(int inputDim, int outputDim) {
        set(this.inputDim, inputDim);
        set(this.outputDim, outputDim);
    }

    /** Whether the way back uses the same table. Default: true. */
    public ReversibleEmbedding tieWeights(boolean tieWeights) {
        return set(this.tieWeights, tieWeights);
    }

    /** The scores stay between −cap and cap. Default: no cap. */
    public ReversibleEmbedding logitSoftCap(double cap) {
        return set(logitSoftCap, cap);
    }

    @Override
    protected void build(Shape input) {
        super.build(input);
        String type = reverseDtype.orNull();
        if (type != null && !type.equals(dtype().label())) {
            throw new UnsupportedOperationException(this + ": reverse_dtype=" + type
                    + " is not carried out: all of a model has one type, here " + dtype().label() + ".");
        }
        if (tieWeights.get()) return;
        Shape shape = Shape.of(outputDim.get(), inputDim.get());
        reverseEmbeddings = weight("reverse_embeddings", shape, embeddingsOptions.initializer.get());
    }

    @Override
    protected List<Tensor> call(Call call) {
        return List.of(call.flag("reverse", false) ? scores(call.input()) : rows(call.input()));
    }

    private Tensor scores(Tensor x) {
        Tensor y = reverseEmbeddings == null ? matmulTransposed(x, table()) : matmul(x, reverseEmbeddings.tensor());
        Double cap = logitSoftCap.orNull();
        return cap == null ? y : multiply(tanh(divide(y, cap)), cap);
    }

    @Override
    protected @Nullable Tensor computeMask(Call call, List<Tensor> outputs) {
        return call.flag("reverse", false) ? null : super.computeMask(call, outputs);
    }
}
