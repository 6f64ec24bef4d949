package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.losses.SampleWeights;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sum of all values so far, {@code Σ w·v}, as {@code keras.metrics.Sum}. State: total. Used like a metric of a model it takes the values from y_pred. */
public final class Sum extends Metric {
    private @Nullable Variable total;

    public Sum() {
        super("sum");
    }

    @Override
    protected void build(Shape yTrue, Shape yPred) {
        total = state("total", Shape.SCALAR);
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        Tensor weights = SampleWeights.masked(sampleWeight, mask, dtype(), false);
        Samplewise samples = Samplewise.of(yPred, weights, dtype(), Reduction.SUM);
        return List.of(grow(Objects.requireNonNull(total), sum(samples.values())));
    }

    @Override
    public Tensor resultTensor() {
        return Objects.requireNonNull(total).tensor();
    }

    /** Adds values. */
    public void updateState(NDArray values) {
        update(null, values, null);
    }
}
