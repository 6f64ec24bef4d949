package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.multiply;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Multi-head attention (Vaswani et al. 2017), as {@code keras.layers.MultiHeadAttention}. For each head
 * {@code softmax(q · kᵀ / sqrt(key_dim)) · v}, with q, k and v projections of query, key and value; the heads are projected together.
 *
 * <p>Inputs query {@code (batch, queries, features)}, value {@code (batch, values, n)} and key, by default the value; they may have more axes,
 * and {@code attention_axes} says which are attended over (all between batch and features). Output as the query, its last axis
 * {@code output_shape} if given. Call arguments: {@link HeadedAttention}; the scores are {@code (batch, heads, queries, values)}.
 *
 * <p>Weights, a kernel and bias each: query {@code (features, heads, key_dim)}, key, gate (with {@code use_gate}), value
 * {@code (n, heads, value_dim)}, attention output {@code (heads, value_dim, output)}.
 */
public final class MultiHeadAttention extends HeadedAttention<MultiHeadAttention> {
    private final Option<Integer> numHeads = options().required("num_heads", Codecs.SIZE);
    private final Option<Integer> keyDim = options().required("key_dim", Codecs.SIZE);
    private final Option<Integer> valueDim = options().option("value_dim", Codecs.SIZE, null);
    private final Option<List<Integer>> outputShape = options().option("output_shape", Codecs.INTS, null);
    private final Option<List<Integer>> attentionAxes = options().option("attention_axes", Codecs.INTS, null);

    private @Nullable EinsumDense query;
    private @Nullable EinsumDense key;
    private @Nullable EinsumDense gate;
    private @Nullable EinsumDense value;
    private @Nullable EinsumDense output;
    private @Nullable AttentionEquations equations;

    MultiHeadAttention() {}

    /** {@code keyDim}: the size of each head for query and key. */
    public MultiHeadAttention(int numHeads, int keyDim) {
        set(this.numHeads, numHeads);
        set(this.keyDim, keyDim);
    }

    /** The size of each head for the value. Default: as for the key. */
    public MultiHeadAttention valueDim(int valueDim) {
        return set(this.valueDim, valueDim);
    }

    /** The last axes of the output. Default: that of the query. */
    public MultiHeadAttention outputShape(int... shape) {
        return set(outputShape, Arrays.stream(shape).boxed().toList());
    }

    /** The axes to attend over. Default: all but batch and features. */
    public MultiHeadAttention attentionAxes(int... axes) {
        return set(attentionAxes, Arrays.stream(axes).boxed().toList());
    }

    @Override
    void build(Shape q, Shape v, Shape k) {
        Shape keyHeads = Shape.of(numHeads.get(), keyDim.get());
        Shape valueHeads = Shape.of(numHeads.get(), valueDim.or(keyDim.get()));
        query = projection("query", q, keyHeads);
        key = projection("key", k, keyHeads);
        gate = useGate.get() ? projection("gate", q, valueHeads) : null;
        value = projection("value", v, valueHeads);
        makeDropout();
        equations = AttentionEquations.of(v.rank() + 1, attentionAxes.orNull());
        List<Integer> given = outputShape.orNull();
        Shape out = given == null || given.isEmpty()
                ? Shape.of(q.last())
                : Shape.of(given.stream().mapToInt(i -> i).toArray());
        int free = q.rank() - 1;
        output = projection(
                "attention_output",
                AttentionEquations.projection(free, 2, out.rank()),
                open(free - 1).append(out.dims()),
                AttentionEquations.letters(free + 2, out.rank()),
                q.subShape(0, free).append(valueHeads.dims()));
    }

    private EinsumDense projection(String name, Shape input, Shape heads) {
        int free = input.rank() - 1;
        return projection(
                name,
                AttentionEquations.projection(free, 1, 2),
                open(free - 1).append(heads.dims()),
                AttentionEquations.letters(free + 1, 2),
                input);
    }

    private static Shape open(int axes) {
        int[] dims = new int[axes];
        Arrays.fill(dims, Shape.UNKNOWN);
        return Shape.of(dims);
    }

    @Override
    protected List<Tensor> call(Call call) {
        Tensor q = call.inputs().get(0);
        Tensor v = call.inputs().get(1);
        Tensor k = call.inputs().size() > 2 ? call.inputs().get(2) : v;
        AttentionEquations equation = Objects.requireNonNull(equations);
        Attended attended = attend(
                call,
                Objects.requireNonNull(query).apply(q, call),
                Objects.requireNonNull(key).apply(k, call),
                Objects.requireNonNull(value).apply(v, call),
                mask(call, call.mask()),
                equation.scoring(),
                equation.combining(),
                equation.axes());
        Tensor heads = attended.output();
        if (gate != null) heads = multiply(heads, gate.apply(q, call));
        return results(Objects.requireNonNull(output).apply(heads, call), attended);
    }
}
