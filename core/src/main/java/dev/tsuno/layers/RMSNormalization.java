package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.rsqrt;
import static dev.tsuno.ops.Ops.square;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.initializers.Ones;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Root mean square normalization (Zhang and Sennrich 2019), as {@code keras.layers.RMSNormalization}:
 * {@code y = scale · x / sqrt(mean(x²) + epsilon)}, the mean over {@code axis}.
 *
 * <p>Output as the input. Weight: scale, of the shape of the normalized axes; it is aligned with the last axes of x.
 */
public final class RMSNormalization extends Layer<RMSNormalization> {
    private final Option<List<Integer>> axis = options().option("axis", Codecs.INTS, -1);
    private final Option<Double> epsilon = options().option("epsilon", Codecs.DOUBLE, 1e-6);

    private @Nullable Variable scale;

    /** Default: −1. */
    public RMSNormalization axis(int... axis) {
        return set(this.axis, Arrays.stream(axis).boxed().toList());
    }

    /** Default: 0.000001. */
    public RMSNormalization epsilon(double epsilon) {
        return set(this.epsilon, epsilon);
    }

    @Override
    protected void build(Shape input) {
        scale = weight("scale", LayerNormalization.sizes(input, axis.get()), new Ones());
    }

    @Override
    protected Tensor call(Tensor x) {
        int[] axes = axis.get().stream().mapToInt(i -> i).toArray();
        Tensor mean = Ops.reduce(Reduction.MEAN, square(x), true, axes);
        Tensor scaled = multiply(x, rsqrt(add(mean, epsilon.get())));
        return multiply(scaled, Objects.requireNonNull(scale).tensor());
    }
}
