package dev.tsuno.metrics;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of the four counts at some thresholds. State: accumulator. */
abstract class ConfusionCount extends Metric {
    final Option<Thresholds> thresholds = options().option("thresholds", Thresholds.CODEC, null);

    private @Nullable Variable accumulator;

    ConfusionCount() {
        super(null);
    }

    abstract Tensor chosen(Confusion.Counts counts);

    private double[] limits() {
        return thresholds.or(Thresholds.of(0.5)).values();
    }

    @Override
    protected void build(Shape yTrue, Shape yPred) {
        accumulator = state("accumulator", Shape.of(limits().length));
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        Confusion confusion = Confusion.of(limits(), null, null);
        Tensor count = chosen(confusion.counts(yTrue, yPred, sampleWeight, dtype()));
        return List.of(grow(Objects.requireNonNull(accumulator), count));
    }

    @Override
    public Tensor resultTensor() {
        Tensor counts = Objects.requireNonNull(accumulator).tensor();
        return limits().length == 1 ? Ops.reshape(counts, Shape.SCALAR) : counts;
    }
}
