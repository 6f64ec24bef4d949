package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.losses.SampleWeights;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code √mean((y_pred − y_true)²)} over all samples, as {@code keras.metrics.RootMeanSquaredError}. */
public final class RootMeanSquaredError extends Mean {
    public RootMeanSquaredError() {
        super("root_mean_squared_error");
    }

    @Override
    public Direction direction() {
        return Direction.DOWN;
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        SampleWeights.Pair pair = SampleWeights.sameRank(Ops.cast(yTrue, yPred.dtype()), yPred);
        return addValues(square(subtract(pair.b(), pair.a())), sampleWeight, null);
    }

    @Override
    public Tensor resultTensor() {
        return sqrt(super.resultTensor());
    }
}
