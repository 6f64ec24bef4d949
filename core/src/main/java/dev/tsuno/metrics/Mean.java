package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.fill;
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

/**
 * The mean of all values so far: {@code Σ w·v / Σ w}, as {@code keras.metrics.Mean}. Values of several axes count as their mean for each
 * sample. States: total, count. Used like a metric of a model it takes the values from y_pred.
 */
public class Mean extends Metric {
    private @Nullable Variable total;
    private @Nullable Variable count;

    public Mean() {
        this("mean");
    }

    /** {@code defaultName} null: the class's name with a number. */
    protected Mean(@Nullable String defaultName) {
        super(defaultName);
    }

    @Override
    protected void build(Shape yTrue, Shape yPred) {
        total = state("total", Shape.SCALAR);
        count = state("count", Shape.SCALAR);
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        return addValues(yPred, sampleWeight, mask);
    }

    /** The values of the states after these values too. */
    protected final List<Assignment> addValues(Tensor values, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        Tensor weights = SampleWeights.masked(sampleWeight, mask, dtype(), false);
        Samplewise samples = Samplewise.of(values, weights, dtype(), Reduction.MEAN);
        Shape shape = samples.values().shape();
        Tensor n = samples.weights() == null
                ? fill(shape.rank() == 0 ? 1 : shape.dim(0), Shape.SCALAR, dtype())
                : sum(samples.weights());
        return List.of(
                grow(Objects.requireNonNull(total), sum(samples.values())), grow(Objects.requireNonNull(count), n));
    }

    @Override
    public Tensor resultTensor() {
        return SampleWeights.divideNoNan(
                Objects.requireNonNull(total).tensor(),
                Objects.requireNonNull(count).tensor());
    }

    /** Adds values. */
    public final void updateState(NDArray values) {
        update(null, values, null);
    }
}
