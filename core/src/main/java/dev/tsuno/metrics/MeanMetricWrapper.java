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
 * …, "my_metric")}. The function gives a value for each sample.
 */
public class MeanMetricWrapper extends Mean {
    private final BinaryOperator<Tensor> function;

    public MeanMetricWrapper(BinaryOperator<Tensor> function, String name) {
        super(name);
        this.function = function;
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        SampleWeights.Pair pair = SampleWeights.sameRank(Ops.cast(yTrue, yPred.dtype()), yPred);
        return add(function.apply(pair.a(), pair.b()), sampleWeight, mask);
    }
}
