package dev.tsuno.metrics;

import dev.tsuno.array.Shape;
import dev.tsuno.losses.SampleWeights;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Metrics of all four counts at many thresholds. States: true_positives, false_positives, true_negatives, false_negatives. */
abstract class ConfusionCurve extends Metric {
    private @Nullable Variable truePositives;
    private @Nullable Variable falsePositives;
    private @Nullable Variable trueNegatives;
    private @Nullable Variable falseNegatives;

    ConfusionCurve() {
        super(null);
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    final void makeStates(Shape shape) {
        truePositives = state("true_positives", shape);
        falsePositives = state("false_positives", shape);
        trueNegatives = state("true_negatives", shape);
        falseNegatives = state("false_negatives", shape);
    }

    final List<Assignment> grown(Confusion.Counts counts) {
        return List.of(
                grow(Objects.requireNonNull(truePositives), counts.truePositives()),
                grow(Objects.requireNonNull(falsePositives), counts.falsePositives()),
                grow(Objects.requireNonNull(trueNegatives), counts.trueNegatives()),
                grow(Objects.requireNonNull(falseNegatives), counts.falseNegatives()));
    }

    final Tensor truePositives() {
        return Objects.requireNonNull(truePositives).tensor();
    }

    final Tensor falsePositives() {
        return Objects.requireNonNull(falsePositives).tensor();
    }

    final Tensor trueNegatives() {
        return Objects.requireNonNull(trueNegatives).tensor();
    }

    final Tensor falseNegatives() {
        return Objects.requireNonNull(falseNegatives).tensor();
    }

    /** {@code a / (a + b)}, 0 where that is 0 / 0. */
    static Tensor share(Tensor a, Tensor b) {
        return SampleWeights.divideNoNan(a, Ops.add(a, b));
    }

    /** The recall of class 1. */
    final Tensor sensitivity() {
        return share(truePositives(), falseNegatives());
    }

    /** The recall of class 0. */
    final Tensor specificity() {
        return share(trueNegatives(), falsePositives());
    }

    final Tensor precision() {
        return share(truePositives(), falsePositives());
    }
}
