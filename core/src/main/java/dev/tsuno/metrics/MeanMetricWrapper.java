package dev.tsuno.metrics;

import dev.tsuno.losses.SampleWeights;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a function of y_true and y_pred, as {@code keras.metrics.MeanMetricWrapper}: {@code new MeanMetricWrapper((yTrue, yPred) ->
 * …, "my_metric")}. The function gives a value for each sample. A subclass may override {@link #values} instead.
 */
public class MeanMetricWrapper extends Mean {
    private final @Nullable BinaryOperator<Tensor> function;
    private final @Nullable Direction direction;

    public MeanMetricWrapper(BinaryOperator<Tensor> function, String name) {
        this(function, name, null);
    }

    /** With the direction that is better. */
    public MeanMetricWrapper(BinaryOperator<Tensor> function, String name, @Nullable Direction direction) {
        super(name);
        this.function = function;
        this.direction = direction;
    }

    /** For a subclass that overrides {@link #values}. */
    protected MeanMetricWrapper(String name, Direction direction) {
        super(name);
        this.function = null;
        this.direction = direction;
    }

    @Override
    public @Nullable Direction direction() {
        return direction;
    }

    /** A value for each sample. */
    protected Tensor values(Tensor yTrue, Tensor yPred) {
        if (function == null) throw new UnsupportedOperationException(className() + " does not override values");
        return function.apply(yTrue, yPred);
    }

    /** Which of the values count, where there are weights too: as Keras, a metric without weights counts all. */
    protected @Nullable Tensor valuesMask(Tensor yTrue, Tensor yPred, Tensor values) {
        return null;
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        SampleWeights.Pair pair = SampleWeights.sameRank(Ops.cast(yTrue, yPred.dtype()), yPred);
        try {
            Tensor values = values(pair.a(), pair.b());
            Tensor weights = SampleWeights.masked(sampleWeight, mask, dtype(), false);
            Tensor own = weights == null ? null : valuesMask(pair.a(), pair.b(), values);
            return addValues(values, weights, own);
        } catch (IllegalArgumentException e) {
            String weights = sampleWeight == null ? "" : ", sample_weight " + sampleWeight.shape();
            throw new IllegalArgumentException(
                    "Metric \"" + name() + "\": y_true has shape " + yTrue.shape() + ", y_pred " + yPred.shape()
                            + weights + ": " + e.getMessage(),
                    e);
        }
    }
}
