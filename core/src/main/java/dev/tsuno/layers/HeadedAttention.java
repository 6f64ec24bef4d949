package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.einsum;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.notEqual;
import static dev.tsuno.ops.Ops.softmax;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.ops.Tensor;
import dev.tsuno.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@link MultiHeadAttention} and {@link GroupQueryAttention} have in common: projections of query, key and value to several heads, the
 * masks, {@code softmax(query · keyᵀ / sqrt(d)) · value} for each head, and the projection of the result.
 *
 * <p>Call arguments: {@code attention_mask} {@code (batch, queries, values)} or with a further axis for the heads, {@code use_causal_mask},
 * {@code return_attention_scores}; {@code value_mask} and {@code key_mask} in place of those that the inputs bring along.
 */
public abstract class HeadedAttention<L extends HeadedAttention<L>> extends KernelAndBias<L> {
    /** What Keras puts in place of a score that counts for nothing. */
    private static final double LOWEST = -0.7 * 3.38953e38;

    final Option<Double> dropout = options().option("dropout", Codecs.FRACTION, 0.0);
    final Option<Boolean> useBias = options().option("use_bias", Codecs.BOOL, true);
    final Option<Integer> slidingWindow = options().option("sliding_window", Codecs.SIZE, null);
    final Option<Boolean> flashAttention = options().option("flash_attention", Codecs.BOOL, null);
    final Option<Boolean> useGate = options().option("use_gate", Codecs.BOOL, false);
    final Option<Long> seed = options().option("seed", Codecs.LONG, null);

    private @Nullable Dropout drop;

    HeadedAttention() {}

    /** The fraction of the scores to drop in training. Default: 0. */
    public final L dropout(double rate) {
        return set(dropout, rate);
    }

    /** Whether the projections have biases. Default: true. */
    public final L useBias(boolean useBias) {
        return set(this.useBias, useBias);
    }

    /** A step looks only at steps less than this many places away. Default: no limit. */
    public final L slidingWindow(int width) {
        return set(slidingWindow, width);
    }

    /** Whether the result is multiplied by {@code sigmoid(projection of the query)}. Default: false. */
    public final L useGate(boolean useGate) {
        return set(this.useGate, useGate);
    }

    /** The seed of the dropout. */
    public final L seed(long seed) {
        return set(this.seed, seed);
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        config.putIfAbsent("activity_regularizer", null);
        config.remove("flash_attention");
        return config;
    }

    @Override
    protected final void build(List<Shape> inputs) {
        if (inputs.size() < 2 || inputs.size() > 3)
            throw new IllegalArgumentException(
                    this + " takes query and value, or query, value and key; got " + inputs.size() + " inputs.");
        if (Boolean.TRUE.equals(flashAttention.orNull()))
            throw new UnsupportedOperationException(
                    this + ": flash_attention=true is not carried out. Leave it unset: the numbers are the same.");
        Shape value = inputs.get(1);
        Shape key = inputs.get(inputs.size() - 1);
        if (!key.withDim(-1, 1).withBatch(1).equals(value.withDim(-1, 1).withBatch(1)))
            throw new IllegalArgumentException(
                    this + ": value " + value + " and key " + key + " may differ in the last axis only.");
        build(inputs.get(0), value, key);
    }

    abstract void build(Shape query, Shape value, Shape key);

    /** A projection that is part of this layer. As in Keras each has an initializer of its own, made like the layer's. */
    final EinsumDense projection(String name, String equation, Shape output, String biasAxes, Shape input) {
        EinsumDense dense = new EinsumDense(equation, output)
                .name(name)
                .dtype(dtype())
                .kernelInitializer(like(kernelOptions.initializer.get()))
                .biasInitializer(like(biasOptions.initializer.get()));
        if (useBias.get()) dense.biasAxes(biasAxes);
        if (name.equals("gate")) dense.activation("sigmoid");
        copy(kernelOptions, dense.kernelOptions, dense);
        copy(biasOptions, dense.biasOptions, dense);
        Regularizer activity = activityRegularizer();
        if (activity != null) dense.activityRegularizer(activity);
        track(dense).ensureBuilt(List.of(input));
        return dense;
    }

    /** The layers inside that have no weights, made as Keras does between the value's projection and the output's: they have names and draw seeds. */
    final void makeDropout() {
        AutoNames.next("softmax");
        drop = new Dropout(dropout.get()).dtype(dtype());
        Long given = seed.orNull();
        if (given != null) drop.seed(given);
        track(drop).name();
    }

    private static Initializer like(Initializer initializer) {
        boolean known = Initializers.REGISTRY.classNames().contains(initializer.className());
        return known ? Initializers.REGISTRY.decode(Initializers.REGISTRY.encode(initializer)) : initializer;
    }

    private static void copy(WeightOptions from, WeightOptions to, EinsumDense dense) {
        if (from.regularizer.orNull() != null) dense.options().set(to.regularizer, from.regularizer.get());
        if (from.constraint.orNull() != null) dense.options().set(to.constraint, from.constraint.get());
    }

    /** The penalty on the outputs is one on those of the projections. */
    @Override
    final void afterCall(Call call, List<Tensor> outputs) {}

    /** All masks together, {@code (batch, queries, values)}; null if all is seen. */
    final @Nullable Tensor mask(Call call, @Nullable Tensor queryMask) {
        int queries = call.inputs().get(0).shape().dim(1);
        int values = call.inputs().get(1).shape().dim(1);
        List<@Nullable Tensor> all = new ArrayList<>();
        all.add(queryMask == null ? null : expandDims(queryMask, -1));
        for (String name : List.of("value_mask", "key_mask")) {
            int input = name.equals("value_mask") ? 1 : 2;
            Tensor given = call.tensor(name);
            if (given == null && input < call.masks().size())
                given = call.masks().get(input);
            all.add(given == null ? null : expandDims(truth(given), -2));
        }
        if (call.flag("use_causal_mask", false)) all.add(AttentionMasks.causal(queries, values));
        Integer width = slidingWindow.orNull();
        if (width != null) all.add(AttentionMasks.window(queries, values, width));
        Tensor given = call.tensor("attention_mask");
        Tensor mask = given == null ? null : truth(given);
        for (Tensor one : all) mask = AttentionMasks.both(mask, one);
        return mask;
    }

    private static Tensor truth(Tensor mask) {
        return mask.dtype() == DType.BOOL ? mask : notEqual(mask, 0);
    }

    /** The heads' results and, if they are asked for, the scores (else null). */
    record Attended(Tensor output, @Nullable Tensor scores) {}

    /**
     * @param scoring the equation for the scores of query and key, {@code combining} for those of scores and value
     * @param axes how many axes are attended over
     */
    final Attended attend(
            Call call,
            Tensor query,
            Tensor key,
            Tensor value,
            @Nullable Tensor mask,
            String scoring,
            String combining,
            int axes) {
        boolean wanted = call.flag("return_attention_scores", false);
        double factor = (float) (1 / Math.sqrt(query.shape().last())); // a float in TensorFlow, for float64 too
        // As Keras: its fused product keeps a row that sees nothing as a mean, its softmax layer makes it zero.
        boolean fused = !wanted && dropout.get() == 0 && query.shape().rank() == 4;
        Tensor scores =
                fused ? multiply(einsum(scoring, query, key), factor) : einsum(scoring, multiply(query, factor), key);
        Tensor keep = mask;
        while (keep != null && keep.shape().rank() < scores.shape().rank()) keep = expandDims(keep, -2 * axes - 1);
        int[] last = new int[axes];
        Arrays.setAll(last, i -> i - axes);
        Tensor weights;
        if (!fused) weights = Softmax.masked(scores, keep, last);
        else if (keep == null) weights = softmax(scores, last);
        else weights = softmax(where(keep, scores, fill(LOWEST, Shape.SCALAR, scores.dtype())), last);
        Tensor kept = drop == null ? weights : drop.apply(weights, call);
        return new Attended(einsum(combining, kept, value), wanted ? weights : null);
    }

    /** The output, and the scores if asked for. */
    static List<Tensor> results(Tensor output, Attended attended) {
        return attended.scores() == null ? List.of(output) : List.of(output, attended.scores());
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
