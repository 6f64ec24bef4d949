package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.negative;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.losses.Losses;
import dev.tsuno.ops.Tensor;
import java.util.Set;

/** The mean of {@code Σ l2(y_true) · l2(y_pred)} over an axis, 1 where the directions agree. As {@code keras.metrics.CosineSimilarity}. */
public final class CosineSimilarity extends MeanMetricWrapper {
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    public CosineSimilarity() {
        super("cosine_similarity", Direction.UP);
    }

    /** The axis of the vectors. Default: the last. */
    public CosineSimilarity axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    @Override
    Set<String> leftOut() {
        return Set.of("axis");
    }

    @Override
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        return negative(Losses.cosineSimilarity(yTrue, yPred, axis.get()));
    }
}
