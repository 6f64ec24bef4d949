package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.broadcastTo;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.reshape;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Grouped-query attention (Ainslie et al. 2023), as {@code keras.layers.GroupQueryAttention}: as {@link MultiHeadAttention}, but several heads
 * of the query share one head of key and value.
 *
 * <p>Inputs query {@code (batch, queries, features)}, value {@code (batch, values, n)} and key, by default the value; output as the query.
 * Weights, a kernel and bias each: query {@code (features, query heads, head_dim)}, key {@code (n, heads, head_dim)}, gate (with
 * {@code use_gate}), value, attention output {@code (query heads, head_dim, features)}.
 */
public final class GroupQueryAttention extends HeadedAttention<GroupQueryAttention> {
    private final Option<Integer> headDim = options().required("head_dim", Codecs.SIZE);
    private final Option<Integer> numQueryHeads = options().required("num_query_heads", Codecs.SIZE);
    private final Option<Integer> numKeyValueHeads = options().required("num_key_value_heads", Codecs.SIZE);

    private @Nullable EinsumDense query;
    private @Nullable EinsumDense key;
    private @Nullable EinsumDense gate;
    private @Nullable EinsumDense value;
    private @Nullable EinsumDense output;

    GroupQueryAttention() {}

    public GroupQueryAttention(int headDim, int numQueryHeads, int numKeyValueHeads) {
        set(this.headDim, headDim);
        set(this.numQueryHeads, numQueryHeads);
        set(this.numKeyValueHeads, numKeyValueHeads);
    }

    /** In Keras the class itself is called so. */
    @Override
    public String typeName() {
        return "GroupedQueryAttention";
    }

    @Override
    void build(Shape q, Shape v, Shape k) {
        int heads = numQueryHeads.get();
        if (q.rank() != 3 || v.rank() != 3 || heads % numKeyValueHeads.get() != 0) {
            throw new IllegalArgumentException(this + " takes (batch, time, features) and num_query_heads a multiple of"
                    + " num_key_value_heads, got inputs " + q + " and " + v + ", " + heads + " and "
                    + numKeyValueHeads.get() + " heads.");
        }
        Shape queryHeads = Shape.of(Shape.UNKNOWN, heads, headDim.get());
        Shape valueHeads = Shape.of(Shape.UNKNOWN, numKeyValueHeads.get(), headDim.get());
        query = projection("query", "bqm,muh->bquh", queryHeads, "uh", q);
        key = projection("key", "bkm,mvh->bkvh", valueHeads, "vh", k);
        gate = useGate.get() ? projection("gate", "bqm,muh->bquh", queryHeads, "uh", q) : null;
        value = projection("value", "bkm,mvh->bkvh", valueHeads, "vh", v);
        makeDropout();
        output = projection(
                "attention_output",
                "bquh,uhm->bqm",
                Shape.of(Shape.UNKNOWN, q.last()),
                "m",
                Shape.of(Shape.UNKNOWN, Shape.UNKNOWN, heads, headDim.get()));
    }

    @Override
    protected List<Tensor> call(Call call) {
        Tensor q = call.inputs().get(0);
        Tensor v = call.inputs().get(1);
        Tensor k = call.inputs().size() > 2 ? call.inputs().get(2) : v;
        Tensor queryMask = call.tensor("query_mask");
        Attended attended = attend(
                call,
                Objects.requireNonNull(query).apply(q, call),
                repeated(Objects.requireNonNull(key).apply(k, call)),
                repeated(Objects.requireNonNull(value).apply(v, call)),
                mask(call, queryMask == null ? call.mask() : queryMask),
                "bquh,bkuh->buqk",
                "buqk,bkuh->bquh",
                1);
        Tensor heads = attended.output();
        if (gate != null) heads = multiply(heads, gate.apply(q, call));
        return results(Objects.requireNonNull(output).apply(heads, call), attended);
    }

    /** Each head as often as heads of the query share it. */
    private Tensor repeated(Tensor x) {
        Shape shape = x.shape();
        int times = numQueryHeads.get() / numKeyValueHeads.get();
        if (times == 1) return x;
        return reshape(broadcastTo(expandDims(x, 3), shape.insert(3, times)), shape.withDim(2, numQueryHeads.get()));
    }
}
