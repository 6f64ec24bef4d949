package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.matmul;
import static dev.tsuno.ops.Ops.softmax;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.random.SeedGenerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Attention} and {@link AdditiveAttention} have in common: {@code y = softmax(scores) · value}, a score for each step of the
 * query {@code (batch, queries, features)} and of the key {@code (batch, values, features)}.
 *
 * <p>Inputs query, value {@code (batch, values, n)} and key, by default the value. Call arguments: {@code use_causal_mask} hides later steps,
 * {@code return_attention_scores} gives the softmax {@code (batch, queries, values)} as a second output. Steps that the value's mask drops
 * are not looked at; those that the query's mask drops give zeros, and the output has the query's mask.
 */
public abstract class ScoredAttention<L extends ScoredAttention<L>> extends Layer<L> {
    private static final double FAR = 1e9;

    final Option<Boolean> useScale;
    final Option<Double> dropout = options().option("dropout", Codecs.FRACTION, 0.0);
    final Option<Long> seed = options().option("seed", Codecs.LONG, null);

    private @Nullable SeedGenerator generator;

    ScoredAttention(boolean scaledByDefault) {
        useScale = options().option("use_scale", Codecs.BOOL, scaledByDefault);
    }

    /** Whether the scores have a factor that is trained. */
    public final L useScale(boolean useScale) {
        return set(this.useScale, useScale);
    }

    /** The fraction of the scores to drop in training. Default: 0. */
    public final L dropout(double rate) {
        return set(dropout, rate);
    }

    /** The seed of the dropout. */
    public final L seed(long seed) {
        return set(this.seed, seed);
    }

    /** Keras makes the generator with the layer, if there is anything to draw. */
    @Override
    protected void drawSeeds() {
        super.drawSeeds();
        if (dropout.get() > 0 && seed.orNull() == null) generator = new SeedGenerator();
    }

    private SeedGenerator seedGenerator() {
        Long given = seed.orNull();
        if (generator == null) generator = given == null ? new SeedGenerator() : new SeedGenerator(given);
        return generator;
    }

    @Override
    protected final void build(List<Shape> inputs) {
        if (inputs.size() < 2 || inputs.size() > 3)
            throw new IllegalArgumentException(
                    this + " takes query and value, or query, value and key; got " + inputs.size() + " inputs.");
        build(inputs.get(0));
    }

    abstract Tensor scores(Tensor query, Tensor key);

    @Override
    protected final List<Tensor> call(Call call) {
        Tensor query = call.inputs().get(0);
        Tensor value = call.inputs().get(1);
        Tensor scores = scores(query, call.inputs().size() > 2 ? call.inputs().get(2) : value);
        Tensor keep = mask(call, scores.shape());
        if (keep != null) scores = where(keep, scores, subtract(scores, FAR));
        Tensor weights = dropped(softmax(scores, -1), call);
        Tensor y = matmul(weights, value);
        Tensor queryMask = call.masks().get(0);
        if (queryMask != null) y = where(expandDims(queryMask, -1), y, zerosLike(y));
        return call.flag("return_attention_scores", false) ? List.of(y, weights) : List.of(y);
    }

    private @Nullable Tensor mask(Call call, Shape scores) {
        Tensor values = call.masks().get(1);
        Tensor keep = values == null ? null : expandDims(values, -2);
        return call.flag("use_causal_mask", false)
                ? AttentionMasks.both(keep, AttentionMasks.causal(scores.dim(-2), scores.dim(-1)))
                : keep;
    }

    private Tensor dropped(Tensor weights, Call call) {
        if (!call.training() || dropout.get() == 0) return weights;
        return Ops.dropout(weights, dropout.get(), weights.shape(), seedGenerator());
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }

    @Override
    KerasTensor passedMask(KerasTensor mask) {
        return MaskOperation.convertToTensor(mask);
    }
}
