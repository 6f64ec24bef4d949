package dev.tsuno.cli.sequences;

import dev.tsuno.array.Shape;
import dev.tsuno.metrics.Metric;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A number of the last batch alone, where other metrics gather over an epoch: a function of y_true and y_pred. */
final class OfLastBatch extends Metric {
    private final BinaryOperator<Tensor> function;
    private @Nullable Variable number;

    OfLastBatch(String name, BinaryOperator<Tensor> function) {
        super(name);
        this.function = function;
    }

    @Override
    protected void build(Shape yTrue, Shape yPred) {
        number = state("number", Shape.SCALAR);
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        return List.of(new Assignment(Objects.requireNonNull(number), function.apply(yTrue, yPred)));
    }

    @Override
    public Tensor resultTensor() {
        return Objects.requireNonNull(number).tensor();
    }
}
