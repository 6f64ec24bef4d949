package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.clip;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.minimum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.relu;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.stopGradient;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Batch renormalization (Ioffe 2017): the batch's statistics are corrected to moving ones, {@code r = stddev / renormStddev},
 * {@code d = (mean − renormMean) / renormStddev}, within limits; both count as constants in the gradient. The layer then uses
 * {@code gamma · r} and {@code gamma · d + beta}.
 */
final class BatchRenorm {
    /** The options of the layer that are about it. */
    static final class Settings {
        final Option<Boolean> on;
        final Option<Object> clipping;
        final Option<Double> momentum;

        Settings(Options options) {
            on = options.option("renorm", Codecs.BOOL, false);
            clipping = options.option("renorm_clipping", Codecs.ANY, null);
            momentum = options.option("renorm_momentum", Codecs.DOUBLE, 0.99);
        }

        private @Nullable Double limit(String key) {
            if (!(clipping.orNull() instanceof Map<?, ?> limits)) return null;
            for (Object name : limits.keySet()) {
                if (!Set.of("rmin", "rmax", "dmax").contains(String.valueOf(name))) {
                    throw new IllegalArgumentException(
                            "renorm_clipping: unknown key " + name + ". Known: rmin, rmax, dmax.");
                }
            }
            return limits.get(key) instanceof Number limit ? limit.doubleValue() : null;
        }
    }

    /** Gamma and beta with the correction. */
    record Corrected(Tensor gamma, Tensor beta) {}

    private final Settings settings;
    private final double epsilon;
    private final Variable movingStddev;
    private final Variable renormMean;
    private final Variable renormStddev;

    BatchRenorm(Settings settings, double epsilon, Variable movingStddev, Variable renormMean, Variable renormStddev) {
        this.settings = settings;
        this.epsilon = epsilon;
        this.movingStddev = movingStddev;
        this.renormMean = renormMean;
        this.renormStddev = renormStddev;
    }

    /** The roots of another initializer's values. */
    static Initializer rootOf(Initializer squares) {
        return new Initializer() {
            @Override
            public NDArray values(Shape shape, DType dtype) {
                NDArray values = squares.values(shape, dtype);
                for (int i = 0; i < values.size(); i++) values.set(Math.sqrt(values.get(i)), i);
                return values;
            }
        };
    }

    Corrected correct(Trace trace, Tensor mean, Tensor variance, @Nullable Tensor gamma, @Nullable Tensor beta) {
        Tensor stddev = maximum(trace.read(renormStddev), Math.sqrt(epsilon));
        Tensor r = divide(sqrt(add(variance, epsilon)), stddev);
        Tensor d = divide(subtract(mean, trace.read(renormMean)), stddev);
        Double rmin = settings.limit("rmin");
        Double rmax = settings.limit("rmax");
        Double dmax = settings.limit("dmax");
        if (rmin != null) r = maximum(r, rmin);
        if (rmax != null) r = minimum(r, rmax);
        if (dmax != null) d = clip(d, -dmax, dmax);
        r = stopGradient(r);
        d = stopGradient(d);
        Tensor shift = gamma == null ? d : multiply(d, gamma);
        return new Corrected(gamma == null ? r : multiply(r, gamma), beta == null ? shift : add(shift, beta));
    }

    /** The states follow the batch. */
    void follow(Trace trace, Tensor mean, Tensor variance, Variable movingVariance, double momentum) {
        Tensor stddev = sqrt(add(variance, epsilon));
        double slow = settings.momentum.get();
        trace.assign(renormMean, BatchNormalization.moving(trace.read(renormMean), mean, slow));
        trace.assign(renormStddev, BatchNormalization.moving(trace.read(renormStddev), stddev, slow));
        Tensor moving = BatchNormalization.moving(trace.read(movingStddev), stddev, momentum);
        trace.assign(movingStddev, moving);
        trace.assign(movingVariance, relu(subtract(square(moving), epsilon)));
    }
}
