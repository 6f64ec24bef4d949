package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.negative;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.rsqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalization (Ioffe and Szegedy 2015), as {@code keras.layers.BatchNormalization}:
 * {@code y = gamma · (x − mean) / sqrt(variance + epsilon) + beta}.
 *
 * <p>In training mean and variance are those of the batch, over all axes but {@code axis}, and the moving ones follow them:
 * {@code moving = momentum · moving + (1 − momentum) · batch}. Otherwise, and if the layer is not trainable, they are the moving ones. Masked
 * steps don't count in the batch's.
 *
 * <p>Output as the input. Weights, in Keras's order, each {@code (features)}: gamma, beta, moving mean, moving variance; the last two are not
 * trained. With {@code renorm} (Ioffe 2017) three more states follow, see {@link BatchRenorm}.
 */
public final class BatchNormalization extends ScaleAndShift<BatchNormalization> {
    private static final double MASKED_EPSILON = 1e-7;

    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);
    private final Option<Double> momentum = options().option("momentum", Codecs.DOUBLE, 0.99);
    private final Option<Initializer> meanInitializer =
            options().option("moving_mean_initializer", Initializers.REGISTRY, "zeros");
    private final Option<Initializer> varianceInitializer =
            options().option("moving_variance_initializer", Initializers.REGISTRY, "ones");
    private final BatchRenorm.Settings renorm = new BatchRenorm.Settings(options());

    private @Nullable Variable movingMean;
    private @Nullable Variable movingVariance;
    private @Nullable BatchRenorm correction;

    public BatchNormalization() {
        options()
                .option(
                        "synchronized",
                        Codecs.BOOL,
                        false); // there is one device here: any value gives the same numbers
    }

    /** The axis of the features, normalized each by itself. Default: −1. */
    public BatchNormalization axis(int axis) {
        return set(this.axis, axis);
    }

    /** How much the moving statistics keep of what they were. Default: 0.99. */
    public BatchNormalization momentum(double momentum) {
        return set(this.momentum, momentum);
    }

    /** Default: zeros. */
    public BatchNormalization movingMeanInitializer(Initializer initializer) {
        return set(meanInitializer, initializer);
    }

    /** Default: ones. */
    public BatchNormalization movingVarianceInitializer(Initializer initializer) {
        return set(varianceInitializer, initializer);
    }

    /** Whether the batch's statistics are corrected to the moving ones in training, within limits. Default: false. */
    public BatchNormalization renorm(boolean renorm) {
        return set(this.renorm.on, renorm);
    }

    /** The limits of the correction: {@code rmin}, {@code rmax}, {@code dmax}; one that is missing does not limit. */
    public BatchNormalization renormClipping(Map<String, Double> clipping) {
        return set(this.renorm.clipping, clipping);
    }

    /** The momentum of the statistics that are corrected to. Default: 0.99. */
    public BatchNormalization renormMomentum(double momentum) {
        return set(this.renorm.momentum, momentum);
    }

    @Override
    protected void build(Shape input) {
        Shape features = Shape.of(input.dim(axis.get()));
        makeWeights(features, scale.get(), center.get());
        movingMean = state("moving_mean", features, meanInitializer.get());
        movingVariance = state("moving_variance", features, varianceInitializer.get());
        if (renorm.on.get()) {
            correction = new BatchRenorm(
                    renorm,
                    epsilon.get(),
                    state("moving_stddev", features, BatchRenorm.rootOf(varianceInitializer.get())),
                    state("renorm_mean", features, meanInitializer.get()),
                    state("renorm_stddev", features, BatchRenorm.rootOf(varianceInitializer.get())));
        }
    }

    @Override
    protected List<Tensor> call(Call call) {
        Tensor x = call.input();
        Variable meanState = Objects.requireNonNull(movingMean);
        Variable varianceState = Objects.requireNonNull(movingVariance);
        Trace trace = call.trace();
        Tensor mean = trace.read(meanState);
        Tensor variance = trace.read(varianceState);
        Tensor gamma = gamma();
        Tensor beta = beta();
        if (call.training() && trainable()) {
            Moments batch = batch(x, call.mask());
            Tensor batchMean = reshape(batch.mean(), mean.shape());
            Tensor batchVariance = reshape(batch.variance(), mean.shape());
            trace.assign(meanState, moving(mean, batchMean, momentum.get()));
            if (correction == null) {
                trace.assign(varianceState, moving(variance, batchVariance, momentum.get()));
            } else {
                BatchRenorm.Corrected corrected = correction.correct(trace, batchMean, batchVariance, gamma, beta);
                correction.follow(trace, batchMean, batchVariance, varianceState, momentum.get());
                gamma = corrected.gamma();
                beta = corrected.beta();
            }
            mean = batchMean;
            variance = batchVariance;
        }
        Shape along = along(x);
        Tensor inverse = rsqrt(add(variance, epsilon.get()));
        if (gamma != null) inverse = multiply(inverse, gamma);
        Tensor shift = multiply(mean, inverse);
        shift = beta == null ? negative(shift) : subtract(beta, shift);
        return List.of(add(multiply(x, reshape(inverse, along)), reshape(shift, along)));
    }

    static Tensor moving(Tensor before, Tensor now, double momentum) {
        return add(multiply(before, momentum), multiply(now, 1 - momentum));
    }

    /** The shape of the statistics as it fits x: {@code (1, features, 1, 1)}. */
    private Shape along(Tensor x) {
        int at = x.shape().axis(axis.get());
        return Shape.of(IntStream.range(0, x.shape().rank())
                .map(i -> i == at ? x.shape().dim(i) : 1)
                .toArray());
    }

    private Moments batch(Tensor x, @Nullable Tensor mask) {
        int at = x.shape().axis(axis.get());
        int[] axes = IntStream.range(0, x.shape().rank()).filter(i -> i != at).toArray();
        if (mask == null) return Moments.of(x, axes);
        if (mask.shape().rank() != x.shape().rank() - 1) {
            throw new IllegalArgumentException(
                    this + ": the mask " + mask.shape() + " must have one axis less than the input " + x.shape() + ".");
        }
        Tensor keep = Ops.broadcastTo(cast(expandDims(mask, -1), x.dtype()), x.shape());
        Tensor count = add(Ops.reduce(Reduction.SUM, keep, true, axes), MASKED_EPSILON);
        Tensor mean = divide(Ops.reduce(Reduction.SUM, kept(keep, x), true, axes), count);
        Tensor squares = square(kept(keep, subtract(x, mean)));
        return new Moments(mean, divide(Ops.reduce(Reduction.SUM, squares, true, axes), count));
    }

    private static Tensor kept(Tensor keep, Tensor x) {
        return Ops.where(keep, x, Ops.zerosLike(x));
    }
}
