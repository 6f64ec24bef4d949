package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.constant;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.sqrt;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code (x − mean) / max(√variance, 1e-7)}, or with {@code invert} {@code mean + x · max(√variance, 1e-7)}, as
 * {@code keras.layers.Normalization}.
 *
 * <p>Mean and variance are given, or learned by {@link #adapt(NDArray)} before training: one each for every place on the axes that are kept,
 * by default the last. Output as the input. Weights, not trained, unless they are given: mean, variance (zeros and ones until adapted), and a
 * count that nothing reads.
 */
public final class Normalization extends DataLayer<Normalization> {
    private static final double EPSILON = 1e-7;

    private final Option<List<Integer>> axis = options().option("axis", Codecs.INTS, -1);
    private final Option<NDArray> mean = options().option("mean", NumberArray.CODEC, null);
    private final Option<NDArray> variance = options().option("variance", NumberArray.CODEC, null);
    private final Option<Boolean> invert = options().option("invert", Codecs.BOOL, false);

    private List<Integer> kept = List.of();
    private @Nullable Variable learnedMean;
    private @Nullable Variable learnedVariance;

    public Normalization() {}

    /** The axes with a mean of their own for each place; none means one mean of all. Default: the last. */
    public Normalization axis(int... axis) {
        return set(this.axis, Arrays.stream(axis).boxed().toList());
    }

    /** Known means, one or one for each place on the axes; with {@link #variance(double...)}. */
    public Normalization mean(double... mean) {
        return mean(mean.length == 1 ? NDArray.scalar(mean[0]) : NDArray.of(mean));
    }

    public Normalization mean(NDArray mean) {
        return set(this.mean, mean);
    }

    public Normalization variance(double... variance) {
        return variance(variance.length == 1 ? NDArray.scalar(variance[0]) : NDArray.of(variance));
    }

    public Normalization variance(NDArray variance) {
        return set(this.variance, variance);
    }

    /** The other way: from normalized numbers to the original ones. Default: false. */
    public Normalization invert(boolean invert) {
        return set(this.invert, invert);
    }

    private List<Integer> axes() {
        return axis.or(List.of());
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        config.put("axis", axes());
        return config;
    }

    @Override
    protected void build(Shape input) {
        checkGiven();
        kept = new ArrayList<>();
        for (int a : axes()) {
            if (a < -input.rank() || a >= input.rank())
                throw new IllegalArgumentException(this + ": axis " + a + " is out of range for an input " + input);
            kept.add(a < 0 ? a + input.rank() : a);
        }
        kept.sort(null);
        for (int a : kept) {
            if (input.dim(a) == Shape.UNKNOWN) {
                throw new IllegalArgumentException(this + ": axis " + a + " of the input " + input
                        + " has a mean of its own for each place, so its size must be known.");
            }
        }
        if (mean.orNull() != null) return;
        Shape own = Shape.of(kept.stream().mapToInt(input::dim).toArray());
        learnedMean = state("mean", own, Initializers.get("zeros"));
        learnedVariance = state("variance", own, Initializers.get("ones"));
        state("count", Shape.SCALAR, Initializers.get("zeros"));
    }

    private void checkGiven() {
        NDArray m = mean.orNull();
        NDArray v = variance.orNull();
        if (m == null && v == null) return;
        if (m == null || v == null) {
            throw new IllegalArgumentException(this + ": only " + (m == null ? "the variance" : "the mean")
                    + " is given. Give mean and variance, or none and call adapt.");
        }
        if (!m.shape().equals(v.shape())) {
            throw new IllegalArgumentException(
                    this + ": mean has shape " + m.shape() + ", variance " + v.shape() + "; they need the same.");
        }
        if (m.ndim() > axes().size()) {
            throw new IllegalArgumentException(this + ": mean has shape " + m.shape() + ", more axes than axis "
                    + axes() + ". Give it one axis for each of these, or fewer.");
        }
    }

    @Override
    protected Tensor call(Tensor x) {
        Tensor m = placed(mean.orNull(), learnedMean, x);
        Tensor deviation = maximum(sqrt(placed(variance.orNull(), learnedVariance, x)), EPSILON);
        return invert.get() ? add(m, multiply(x, deviation)) : divide(subtract(x, m), deviation);
    }

    /** Numbers for the kept axes, shaped to go with x. Given ones are floats, as TensorFlow makes them of Python's, even for a float64 x. */
    private Tensor placed(@Nullable NDArray given, @Nullable Variable learned, Tensor x) {
        int[] dims = new int[x.shape().rank()];
        Arrays.fill(dims, 1);
        if (given == null) {
            for (int a : kept) dims[a] = x.shape().dim(a);
            return reshape(Objects.requireNonNull(learned).tensor(), dims);
        }
        for (int i = 1; i <= given.ndim(); i++)
            dims[kept.get(kept.size() - i)] = given.shape().dim(-i);
        NDArray floats = given.astype(DType.FLOAT32).astype(x.dtype());
        return constant(floats.reshape(dims));
    }

    /** Learns mean and variance of all samples at once, {@code (samples, …)}. */
    public void adapt(NDArray x) {
        prepare(x.shape());
        learn(moments(x.dtype().isFloating() ? x : x.astype(DType.FLOAT64)));
    }

    /** Learns mean and variance of batches, one after the other. */
    public void adapt(Iterable<NDArray> batches) {
        Moments all = null;
        double count = 0;
        for (NDArray batch : batches) {
            if (all == null) prepare(batch.shape());
            checkShape(batch.shape());
            Moments own = moments(batch.astype(DType.FLOAT64));
            double size = (double) batch.size() / Math.max(1, own.mean.size());
            count += size;
            all = all == null ? own : all.with(own, size / count);
        }
        if (all == null) throw new IllegalArgumentException(this + ": adapt got no batches. Give it one or more.");
        learn(all);
    }

    private record Moments(NDArray mean, NDArray variance) {
        /** Those of two parts together, of which the other one is this share. */
        Moments with(Moments other, double share) {
            NDArray together = mean.mul(1 - share).add(other.mean.mul(share));
            NDArray first = mean.sub(together);
            NDArray second = other.mean.sub(together);
            return new Moments(
                    together,
                    variance.add(first.mul(first))
                            .mul(1 - share)
                            .add(other.variance.add(second.mul(second)).mul(share)));
        }
    }

    private void prepare(Shape shape) {
        if (mean.orNull() != null) {
            throw new IllegalStateException(
                    this + " has a mean and a variance by its options: there is nothing to adapt.");
        }
        ensureBuilt(List.of(shape));
        checkShape(shape);
    }

    private void checkShape(Shape shape) {
        Shape built = builtFor().get(0);
        boolean fits = shape.rank() == built.rank();
        for (int a : kept) fits = fits && shape.dim(a) == built.dim(a);
        if (!fits)
            throw new IllegalArgumentException(this + " was built for inputs " + built + ", adapt got " + shape + ".");
    }

    /** Over all axes that are not kept, which are put in front and made one. */
    private Moments moments(NDArray x) {
        List<Integer> order = new ArrayList<>();
        for (int a = 0; a < x.ndim(); a++) if (!kept.contains(a)) order.add(a);
        int reduced = order.size();
        order.addAll(kept);
        int[] axes = order.stream().mapToInt(a -> a).toArray();
        Shape own = Shape.of(kept.stream().mapToInt(x.shape()::dim).toArray());
        if (reduced == 0) return new Moments(x.transpose(axes), NDArray.zeros(own, x.dtype()));
        NDArray rows = x.transpose(axes).reshape((int) (x.size() / Math.max(1, own.size())), (int) own.size());
        return new Moments(rows.mean(0).reshape(own.dims()), rows.var(0).reshape(own.dims()));
    }

    private void learn(Moments moments) {
        Objects.requireNonNull(learnedMean).assign(moments.mean.astype(dtype()));
        Objects.requireNonNull(learnedVariance).assign(moments.variance.astype(dtype()));
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
