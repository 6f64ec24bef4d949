package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.argmax;
import static dev.tsuno.ops.Ops.broadcastTo;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.ceil;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.floor;
import static dev.tsuno.ops.Ops.gather;
import static dev.tsuno.ops.Ops.greater;
import static dev.tsuno.ops.Ops.greaterEqual;
import static dev.tsuno.ops.Ops.less;
import static dev.tsuno.ops.Ops.logicalAnd;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.notEqual;
import static dev.tsuno.ops.Ops.onesLike;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.segmentSum;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Intersection over union of predicted and true classes, {@code tp / (tp + fp + fn)}, averaged over some classes that occur. What
 * Keras's IoU metrics share. State: total_confusion_matrix {@code (classes, classes)}, a row for each true class.
 *
 * <p>As in Keras the dtype is int by default: weights lose what is behind the point. Set a dtype to keep it.
 */
abstract class OverlapMetric extends Metric {
    private @Nullable Variable confusion;

    OverlapMetric() {
        super(null);
    }

    abstract int classes();

    /** The classes that are averaged. */
    int[] targets() {
        return IntStream.range(0, classes()).toArray();
    }

    @Nullable
    Integer ignored() {
        return null;
    }

    boolean sparseTrue() {
        return true;
    }

    boolean sparsePred() {
        return true;
    }

    int classAxis() {
        return -1;
    }

    /** What is taken for the predicted class. */
    Tensor predicted(Tensor yPred) {
        return yPred;
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    private boolean isIntegral() {
        String given = givenDtype();
        return given == null || given.startsWith("int");
    }

    @Override
    String dtypeLabel() {
        String given = givenDtype();
        return given == null || given.equals("int") ? "int32" : given;
    }

    @Override
    protected void build(Shape yTrue, Shape yPred) {
        for (int target : targets()) {
            if (target < 0 || target >= classes()) {
                throw new IllegalArgumentException("Metric \"" + name() + "\": target class " + target
                        + " is out of range: there are " + classes() + " classes.");
            }
        }
        confusion = state("total_confusion_matrix", Shape.of(classes(), classes()));
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        Tensor y = flat(sparseTrue() ? yTrue : argmax(yTrue, classAxis()));
        Tensor p = flat(predicted(sparsePred() ? yPred : argmax(yPred, classAxis())));
        Tensor weights = sampleWeight == null ? onesLike(y) : broadcastTo(flat(sampleWeight), y.shape());
        Tensor valid = logicalAnd(within(y), within(p));
        Integer ignored = ignored();
        if (ignored != null) valid = logicalAnd(valid, notEqual(y, ignored));
        Tensor row = whole(where(valid, y, zerosLike(y)));
        Tensor column = whole(where(valid, p, zerosLike(p)));
        Tensor cells = segmentSum(
                where(valid, weights, zerosLike(weights)),
                add(multiply(row, classes()), column),
                classes() * classes());
        return List.of(grow(Objects.requireNonNull(confusion), reshape(cells, classes(), classes())));
    }

    private Tensor flat(Tensor x) {
        Tensor numbers = cast(x.shape().rank() > 1 ? reshape(x, -1) : x, dtype());
        return isIntegral() ? whole(numbers) : numbers;
    }

    private static Tensor whole(Tensor x) {
        return where(greaterEqual(x, 0), floor(x), ceil(x));
    }

    private Tensor within(Tensor x) {
        return logicalAnd(greaterEqual(x, 0), less(x, classes()));
    }

    @Override
    public Tensor resultTensor() {
        Tensor matrix = Objects.requireNonNull(confusion).tensor();
        Tensor places = Ops.arange(classes(), dtype());
        Tensor diagonal = cast(equal(expandDims(places, 0), expandDims(places, 1)), dtype());
        Tensor hits = sum(multiply(matrix, diagonal), 1);
        Tensor union = subtract(add(sum(matrix, 0), sum(matrix, 1)), hits);
        Tensor targets = Ops.constant(NDArray.of(targets()).astype(dtype()));
        Tensor chosen = gather(union, targets);
        Tensor occurs = greater(chosen, 1e-9);
        Tensor overlap = divide(gather(hits, targets), add(chosen, EPSILON));
        Tensor total = sum(where(occurs, overlap, zerosLike(overlap)));
        return divide(total, add(sum(cast(occurs, dtype())), EPSILON));
    }
}
