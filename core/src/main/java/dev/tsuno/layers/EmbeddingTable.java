package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.gather;
import static dev.tsuno.ops.Ops.less;
import static dev.tsuno.ops.Ops.notEqual;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table of {@link Embedding} and {@link ReversibleEmbedding}: a row of numbers for each whole number from 0. */
public abstract class EmbeddingTable<L extends EmbeddingTable<L>> extends Layer<L> {
    final Option<Integer> inputDim = options().required("input_dim", Codecs.SIZE);
    final Option<Integer> outputDim = options().required("output_dim", Codecs.SIZE);
    final WeightOptions embeddingsOptions = new WeightOptions(options(), "embeddings", "uniform");
    final Option<Boolean> maskZero = options().option("mask_zero", Codecs.BOOL, false);

    private @Nullable NDArray given;
    private @Nullable Variable embeddings;

    EmbeddingTable() {
        options().notYet("weights", null);
        options().notYet("lora_rank", null);
        options().notYet("lora_alpha", null);
        options().notYet("quantization_config", null);
    }

    /** Default: uniform from −0.05 to 0.05. */
    public final L embeddingsInitializer(Initializer initializer) {
        return set(embeddingsOptions.initializer, initializer);
    }

    public final L embeddingsInitializer(String initializer) {
        return setByName(embeddingsOptions.initializer, initializer);
    }

    public final L embeddingsRegularizer(Regularizer regularizer) {
        return set(embeddingsOptions.regularizer, regularizer);
    }

    public final L embeddingsRegularizer(String name) {
        return embeddingsRegularizer(Regularizers.get(name));
    }

    public final L embeddingsConstraint(Constraint constraint) {
        return set(embeddingsOptions.constraint, constraint);
    }

    public final L embeddingsConstraint(String name) {
        return embeddingsConstraint(Constraints.get(name));
    }

    /** Whether 0 is padding: the layers behind skip it. Default: false. */
    public final L maskZero(boolean maskZero) {
        return set(this.maskZero, maskZero);
    }

    /** What the table starts with, {@code (input_dim, output_dim)}; it is no part of the config. */
    public final L weights(NDArray table) {
        if (isBuilt()) throw new IllegalStateException(this + " is built: use setWeights to change its table.");
        given = table;
        return self();
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        config.putIfAbsent("activity_regularizer", null);
        config.remove("weights");
        return config;
    }

    @Override
    protected void build(Shape input) {
        embeddings = weight(embeddingsOptions, "embeddings", Shape.of(inputDim.get(), outputDim.get()));
        if (given != null) embeddings.assign(given);
    }

    final Tensor table() {
        return Objects.requireNonNull(embeddings).tensor();
    }

    /** The rows; a negative number counts from the end, as in Keras. */
    final Tensor rows(Tensor numbers) {
        return gather(table(), where(less(numbers, 0), add(numbers, inputDim.get()), numbers));
    }

    @Override
    KerasTensor newMask(List<KerasTensor> inputs) {
        return MaskOperation.notEqual(inputs.get(0), 0);
    }

    @Override
    protected boolean supportsMasking() {
        return maskZero.get();
    }

    @Override
    protected @Nullable Tensor computeMask(Call call, List<Tensor> outputs) {
        return notEqual(call.input(), 0);
    }
}
