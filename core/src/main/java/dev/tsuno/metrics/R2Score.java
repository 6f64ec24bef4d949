package dev.tsuno.metrics;

import static dev.tsuno.ops.Ops.abs;
import static dev.tsuno.ops.Ops.broadcastTo;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.greater;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.onesLike;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.losses.SampleWeights;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code 1 − Σ(y_true − y_pred)² / Σ(y_true − mean(y_true))²} for each output of {@code (batch, outputs)}, then averaged. As
 * {@code keras.metrics.R2Score}. States: num_samples, squared_sum, sum, residual, count.
 */
public final class R2Score extends Metric {
    private final Option<String> classAggregation = options()
            .option(
                    "class_aggregation",
                    Codecs.oneOf("uniform_average", "variance_weighted_average"),
                    "uniform_average");
    private final Option<Integer> numRegressors = options().option("num_regressors", Codecs.INT, 0);

    private @Nullable Variable samples;
    private @Nullable Variable squares;
    private @Nullable Variable total;
    private @Nullable Variable residual;
    private @Nullable Variable count;

    public R2Score() {
        super("r2_score");
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    /** uniform_average, variance_weighted_average or null: a number for each output. Default: uniform_average. */
    public R2Score classAggregation(@Nullable String classAggregation) {
        options().setOrNull(this.classAggregation, classAggregation);
        return this;
    }

    /** The number of predictors of an adjusted score. Default: 0, not adjusted. */
    public R2Score numRegressors(int numRegressors) {
        options().set(this.numRegressors, numRegressors);
        return this;
    }

    @Override
    protected void build(Shape yTrue, Shape yPred) {
        if (yPred.rank() != 2) {
            throw new IllegalArgumentException("Metric \"" + name() + "\" expects (batch, outputs), got y_true " + yTrue
                    + " and y_pred " + yPred + ".");
        }
        Shape outputs = Shape.of(yPred.last());
        samples = state("num_samples", Shape.SCALAR);
        squares = state("squared_sum", outputs);
        total = state("sum", outputs);
        residual = state("residual", outputs);
        count = state("count", outputs);
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        SampleWeights.Pair pair = SampleWeights.sameRank(cast(yTrue, dtype()), cast(yPred, dtype()));
        Tensor y = pair.a();
        Tensor weights = onesLike(y);
        if (sampleWeight != null) {
            Tensor given = cast(sampleWeight, dtype());
            weights = broadcastTo(given.shape().rank() == 1 ? expandDims(given, 1) : given, y.shape());
        }
        Tensor weighted = multiply(y, weights);
        Tensor errors = multiply(square(subtract(y, pair.b())), weights);
        return List.of(
                grow(Objects.requireNonNull(samples), fill((double) y.shape().size(), Shape.SCALAR, dtype())),
                grow(Objects.requireNonNull(squares), sum(multiply(y, weighted), 0)),
                grow(Objects.requireNonNull(total), sum(weighted, 0)),
                grow(Objects.requireNonNull(residual), sum(errors, 0)),
                grow(Objects.requireNonNull(count), sum(weights, 0)));
    }

    @Override
    public Tensor resultTensor() {
        Tensor sums = Objects.requireNonNull(total).tensor();
        Tensor mean = divide(sums, Objects.requireNonNull(count).tensor());
        Tensor spread = subtract(Objects.requireNonNull(squares).tensor(), multiply(sums, mean));
        Tensor raw = subtract(1, divide(Objects.requireNonNull(residual).tensor(), spread));
        Tensor scores = where(equal(abs(raw), Double.POSITIVE_INFINITY), zerosLike(raw), raw);
        String aggregation = classAggregation.orNull();
        if (aggregation == null) return adjusted(scores);
        return adjusted(
                aggregation.equals("uniform_average")
                        ? mean(scores)
                        : divide(sum(multiply(spread, scores)), sum(spread)));
    }

    /** {@code 1 − (1 − r²) · (n − 1) / (n − p − 1)}, if there are more samples than predictors. */
    private Tensor adjusted(Tensor score) {
        int p = numRegressors.get();
        if (p == 0) return score;
        Tensor n = Objects.requireNonNull(samples).tensor();
        Tensor rest = subtract(n, p + 1);
        Tensor changed = subtract(1, divide(multiply(subtract(1, score), subtract(n, 1)), rest));
        return where(greater(rest, 0), changed, score);
    }
}
