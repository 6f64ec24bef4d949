package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.greaterEqual;
import static dev.tsuno.ops.Ops.max;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The largest of one number over all thresholds at which another is at least some value; 0 if there is none. */
abstract class BestUnderConstraint extends ConfusionCurve {
    final Option<Double> least;
    final Option<Integer> numThresholds = options().option("num_thresholds", Codecs.SIZE, 200);
    final Option<Integer> classId = options().option("class_id", Codecs.INT, null);

    BestUnderConstraint(String constraint) {
        least = options().required(constraint, Codecs.FRACTION);
    }

    abstract Tensor constrained();

    abstract Tensor wanted();

    private double[] limits() {
        int n = numThresholds.get();
        return n == 1 ? new double[] {0.5} : Thresholds.even(n);
    }

    @Override
    protected void build(Shape yTrue, Shape yPred) {
        makeStates(Shape.of(numThresholds.get()));
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        Confusion confusion = new Confusion(limits(), numThresholds.get() > 1, null, classId.orNull(), false, null);
        return grown(confusion.counts(yTrue, yPred, sampleWeight, dtype()));
    }

    @Override
    public Tensor resultTensor() {
        // Keras compares with a float32, also where the rest is float64.
        double bound = least.get().floatValue();
        Tensor wanted = wanted();
        return maximum(max(where(greaterEqual(constrained(), bound), wanted, zerosLike(wanted))), 0);
    }
}
