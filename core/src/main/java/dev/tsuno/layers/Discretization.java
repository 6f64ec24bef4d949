package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as the numbers of the bins that they fall in, as {@code keras.layers.Discretization}: bin i holds
 * {@code boundaries[i − 1] ≤ x < boundaries[i]}, the first and last bin are open; NaN falls in the last.
 *
 * <p>The boundaries are given, or found by {@link #adapt(NDArray)} so that each of {@code num_bins} bins holds about as many numbers. Output
 * as the input with {@code output_mode} {@code int}; the others are those of {@link CategoryEncoding}.
 */
public final class Discretization extends DataLayer<Discretization> {
    private final Option<List<Double>> binBoundaries =
            options().option("bin_boundaries", Codecs.list(Codecs.DOUBLE), null);
    private final Option<Integer> numBins = options().option("num_bins", Codecs.INT, null);
    private final Option<Double> epsilon = options().option("epsilon", Codecs.POSITIVE, 0.01);
    private final Option<String> outputMode =
            options().option("output_mode", Categories.modes("int", "one_hot", "multi_hot", "count"), "int");
    private double @Nullable [] adapted;

    public Discretization() {
        options().notYet("sparse", false);
    }

    /** With these boundaries, in rising order. */
    public Discretization(double... binBoundaries) {
        this();
        set(this.binBoundaries, Arrays.stream(binBoundaries).boxed().toList());
    }

    /** So many bins, whose boundaries {@code adapt} finds. */
    public Discretization numBins(int numBins) {
        return set(this.numBins, numBins);
    }

    /** How exact the boundaries found are, as a share of the numbers; smaller needs more memory. Default: 0.01. */
    public Discretization epsilon(double epsilon) {
        return set(this.epsilon, epsilon);
    }

    /** {@code int} (the default), {@code one_hot}, {@code multi_hot} or {@code count}. */
    public Discretization outputMode(String mode) {
        return set(outputMode, mode);
    }

    /** Keras writes no {@code trainable} here. */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        config.remove("trainable");
        if (adapted != null)
            config.put("bin_boundaries", Arrays.stream(adapted).boxed().toList());
        return config;
    }

    /** The boundaries given or found. */
    public List<Double> binBoundaries() {
        if (adapted != null) return Arrays.stream(adapted).boxed().toList();
        List<Double> given = binBoundaries.orNull();
        if (given != null) return given;
        if (numBins.orNull() == null)
            throw new IllegalStateException(this + " has no bins: give it bin_boundaries, or num_bins and call adapt.");
        throw new IllegalStateException(this + " is not adapted yet: call adapt, or give it bin_boundaries.");
    }

    @Override
    protected Tensor call(Tensor x) {
        // Floats, as TensorFlow has the boundaries, even for a float64 x.
        double[] boundaries =
                binBoundaries().stream().mapToDouble(Double::floatValue).toArray();
        for (int i = 1; i < boundaries.length; i++) {
            if (!(boundaries[i - 1] <= boundaries[i]))
                throw new IllegalArgumentException(
                        this + ": bin_boundaries must be in rising order, got " + binBoundaries());
        }
        Tensor bins = new SearchTable(boundaries, x.dtype()).countAtMost(x);
        Tensor all = where(equal(x, x), bins, fill(boundaries.length, x.shape(), x.dtype()));
        return Categories.encode(all, outputMode.get(), boundaries.length + 1, null);
    }

    /** Finds the boundaries from all these numbers, of any shape. */
    public void adapt(NDArray x) {
        adapt(List.of(x));
    }

    /** Finds the boundaries from batches of numbers. */
    public void adapt(Iterable<NDArray> batches) {
        Integer bins = numBins.orNull();
        if (bins == null)
            throw new IllegalStateException(this + " is given bin_boundaries: use num_bins to have adapt find them.");
        if (bins < 1) throw new IllegalArgumentException(this + ": num_bins must be 1 or more, got " + bins + ".");
        QuantileSummary summary = QuantileSummary.EMPTY;
        for (NDArray batch : batches) {
            summary = QuantileSummary.of(batch.astype(DType.FLOAT32).toFloatArray(), epsilon.get())
                    .merge(summary, epsilon.get());
        }
        if (summary.values().length == 0)
            throw new IllegalArgumentException(this + ": adapt got no numbers. Give it one or more.");
        adapted = summary.boundaries(bins);
        forget();
    }

    @Override
    DType resultType() {
        return outputMode.get().equals("int") ? DType.INT32 : dtype();
    }
}
