package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.abs;
import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.greater;
import static dev.tsuno.ops.Ops.greaterEqual;
import static dev.tsuno.ops.Ops.logicalAnd;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.reduce;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * F-scores of one-hot classes: {@code (1 + β²) · p·r / (β²·p + r)}, p the precision and r the recall of a class. What {@link FBetaScore} and
 * {@link F1Score} share. States: true_positives, false_positives, false_negatives, intermediate_weights.
 */
abstract class FScore extends Metric {
    final Option<String> average = options().option("average", Codecs.oneOf("micro", "macro", "weighted"), null);
    final Option<Double> threshold = options().option("threshold", Codecs.POSITIVE, null);

    private @Nullable Variable truePositives;
    private @Nullable Variable falsePositives;
    private @Nullable Variable falseNegatives;
    private @Nullable Variable weights;

    FScore(String name) {
        super(name);
    }

    abstract double beta();

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    protected void build(Shape yTrue, Shape yPred) {
        if (yTrue.rank() != 2 || yPred.rank() != 2) {
            throw new IllegalArgumentException("Metric \"" + name() + "\" expects (batch, classes), got y_true " + yTrue
                    + " and y_pred " + yPred
                    + ". Classes are one-hot; for two classes as one number give (batch, 1): y.expandDims(-1).");
        }
        Shape shape = isMicro() ? Shape.SCALAR : Shape.of(yPred.last());
        truePositives = state("true_positives", shape);
        falsePositives = state("false_positives", shape);
        falseNegatives = state("false_negatives", shape);
        weights = state("intermediate_weights", shape);
    }

    private boolean isMicro() {
        return "micro".equals(average.orNull());
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        Tensor y = cast(yTrue, dtype());
        Tensor p = cast(chosen(yPred), dtype());
        return List.of(
                grow(Objects.requireNonNull(truePositives), total(multiply(p, y), sampleWeight)),
                grow(Objects.requireNonNull(falsePositives), total(multiply(p, subtract(1, y)), sampleWeight)),
                grow(Objects.requireNonNull(falseNegatives), total(multiply(subtract(1, p), y), sampleWeight)),
                grow(Objects.requireNonNull(weights), total(y, sampleWeight)));
    }

    /** The classes that are predicted: those above the threshold, or else the largest. */
    private Tensor chosen(Tensor yPred) {
        Double t = threshold.orNull();
        if (t != null) return greater(yPred, t);
        Tensor largest = reduce(Reduction.MAXIMUM, yPred, true, -1);
        return logicalAnd(greaterEqual(yPred, largest), greater(abs(yPred), 1e-9));
    }

    private Tensor total(Tensor x, @Nullable Tensor sampleWeight) {
        Tensor weighted = sampleWeight == null ? x : multiply(x, reshape(cast(sampleWeight, dtype()), -1, 1));
        return isMicro() ? sum(weighted) : sum(weighted, 0);
    }

    @Override
    public Tensor resultTensor() {
        Tensor hits = Objects.requireNonNull(truePositives).tensor();
        Tensor precision = share(hits, Objects.requireNonNull(falsePositives));
        Tensor recall = share(hits, Objects.requireNonNull(falseNegatives));
        double square = beta() * beta();
        Tensor mean = divide(multiply(precision, recall), add(add(multiply(precision, square), recall), EPSILON));
        Tensor score = multiply(mean, 1 + square);
        if (average.orNull() == null) return score;
        if (!average.get().equals("weighted")) return mean(score);
        Tensor counts = Objects.requireNonNull(weights).tensor();
        return sum(multiply(score, divide(counts, add(sum(counts), EPSILON))));
    }

    private static Tensor share(Tensor hits, Variable others) {
        return divide(hits, add(add(hits, others.tensor()), EPSILON));
    }
}
