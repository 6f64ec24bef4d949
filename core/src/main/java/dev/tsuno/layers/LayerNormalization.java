package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.negative;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.rsqrt;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Layer normalization (Ba et al. 2016), as {@code keras.layers.LayerNormalization}:
 * {@code y = gamma · (x − mean) / sqrt(variance + epsilon) + beta}, the statistics over {@code axis} of each sample.
 *
 * <p>Output as the input. Weights: gamma and beta, of the shape of the normalized axes. With {@code rms_scaling} nothing is subtracted or
 * added, {@code y = gamma · x / sqrt(variance + epsilon)}; Keras has it for old models, see {@link RMSNormalization}.
 */
public final class LayerNormalization extends ScaleAndShift<LayerNormalization> {
    private final Option<List<Integer>> axis = options().option("axis", Codecs.INTS, -1);
    private final Option<Boolean> rmsScaling = options().option("rms_scaling", Codecs.BOOL, false);

    /** Default: −1. */
    public LayerNormalization axis(int... axis) {
        return set(this.axis, Arrays.stream(axis).boxed().toList());
    }

    /** Default: false. */
    public LayerNormalization rmsScaling(boolean rmsScaling) {
        return set(this.rmsScaling, rmsScaling);
    }

    @Override
    protected void build(Shape input) {
        boolean rms = rmsScaling.get();
        makeWeights(sizes(input, axis.get()), scale.get() || rms, center.get() && !rms);
    }

    /** The sizes of these axes, in Keras's order: as the axes are sorted. */
    static Shape sizes(Shape input, List<Integer> axes) {
        return Shape.of(axes.stream().sorted().mapToInt(input::dim).toArray());
    }

    @Override
    protected Tensor call(Tensor x) {
        int[] axes = axis.get().stream().mapToInt(i -> i).toArray();
        Moments moments = Moments.of(x, axes);
        Tensor inverse = rsqrt(add(moments.variance(), epsilon.get()));
        Tensor gamma = along(gamma(), x);
        if (rmsScaling.get()) return multiply(multiply(x, inverse), Objects.requireNonNull(gamma));
        if (gamma != null) inverse = multiply(inverse, gamma);
        Tensor shift = multiply(negative(moments.mean()), inverse);
        Tensor beta = along(beta(), x);
        if (beta != null) shift = add(shift, beta);
        return add(multiply(x, inverse), shift);
    }

    /** A weight with a size of 1 on all other axes. */
    private @Nullable Tensor along(@Nullable Tensor weight, Tensor x) {
        if (weight == null) return null;
        int[] dims = new int[x.shape().rank()];
        Arrays.fill(dims, 1);
        for (int a : axis.get()) dims[x.shape().axis(a)] = x.shape().dim(a);
        return reshape(weight, Shape.of(dims));
    }
}
