package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.logicalAnd;

import dev.tsuno.array.DType;
import dev.tsuno.array.Floatx;
import dev.tsuno.array.NDArray;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Configurable;
import dev.tsuno.config.Names;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.ops.Graph;
import dev.tsuno.ops.Tensor;
import dev.tsuno.program.Eager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What training makes small. As {@code keras.losses.Loss}: {@link #values} gives a value for each sample (and time step), the reduction
 * makes one number of them.
 *
 * <pre>
 * sum_over_batch_size, mean   Σ w·v / n          n values; what is masked doesn't count
 * sum                         Σ w·v
 * mean_with_sample_weight     Σ w·v / Σ w        0 if Σ w is 0
 * none                        w·v
 * </pre>
 *
 * <p>A loss of one's own is a subclass with {@link #values}, or a lambda: {@code Loss.of("my_loss", (yTrue, yPred) -> …)}.
 */
public abstract class Loss implements Configurable {
    /** {@code keras.config.epsilon()}. */
    static final double EPSILON = 1e-7;

    private final Options options = new Options(this::className);
    private final Option<String> reduction = options.option(
            "reduction",
            Codecs.oneOf("sum_over_batch_size", "sum", "mean", "mean_with_sample_weight", "none"),
            "sum_over_batch_size");
    private final Option<String> name;
    private final Option<String> dtype;
    private final Eager eager = new Eager(this::trace);

    /** The name is the class's in snake case: {@code mean_squared_error}. */
    protected Loss() {
        this(null);
    }

    /** {@code defaultName} null: the class's name in snake case. */
    protected Loss(@Nullable String defaultName) {
        String own = defaultName == null ? Names.snake(getClass().getSimpleName()) : defaultName;
        name = options.option("name", Codecs.STRING, own);
        dtype = options.option("dtype", Codecs.oneOf("float32", "float64"), null);
    }

    /** A loss of one's own: a function of y_true and y_pred to a value for each sample. */
    public static Loss of(String name, BinaryOperator<Tensor> values) {
        return new FunctionLoss(name, values);
    }

    // Options

    @Override
    public final Options options() {
        return options;
    }

    /** Keras's {@code get_config}. What Keras leaves out (Huber's delta, for one) is there if it isn't the default. */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        for (Option<?> option : options.all()) {
            boolean left = option.key().equals("dtype") || leftOut().contains(option.key());
            if (!left || option.isChanged())
                config.put(option.key(), options.toConfig().get(option.key()));
        }
        return config;
    }

    /** The options that Keras's {@code get_config} forgets. */
    Set<String> leftOut() {
        return Set.of();
    }

    /** Default: sum_over_batch_size. Null is none. */
    public final Loss reduction(@Nullable String reduction) {
        options.set(this.reduction, reduction == null ? "none" : reduction);
        return this;
    }

    public final String reduction() {
        return reduction.or("none");
    }

    public final Loss name(String name) {
        options.set(this.name, name);
        return this;
    }

    public final String name() {
        return name.get();
    }

    /** The type that it is computed in, which must be that of the model; by default it is. */
    public final Loss dtype(DType dtype) {
        options.set(this.dtype, dtype.label());
        return this;
    }

    // In a program

    /** A value for each sample: the last axis is reduced. y_true has y_pred's type and, where Keras makes it so, its rank. */
    public abstract Tensor values(Tensor yTrue, Tensor yPred);

    /** Throws if shapes, once their ranks are the same, can't be meant for each other. */
    void checkShapes(Tensor yTrue, Tensor yPred) {}

    /** Which of the values count, for a loss that leaves some out. */
    protected @Nullable Tensor valuesMask(Tensor yTrue, Tensor yPred, Tensor values) {
        return null;
    }

    /** The values of y_true and y_pred as they come: brought to one type and rank first. What Keras's functions give. */
    final Tensor unreduced(Tensor yTrue, Tensor yPred) {
        SampleWeights.Pair pair = aligned(yTrue, yPred);
        return values(pair.a(), pair.b());
    }

    private static SampleWeights.Pair aligned(Tensor yTrue, Tensor yPred) {
        return SampleWeights.sameRank(cast(yTrue, yPred.dtype()), yPred);
    }

    /** The loss without a mask. */
    public final Tensor apply(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
        return apply(yTrue, yPred, sampleWeight, null);
    }

    /** The loss; weights and the mask of y_pred have the shape of the values, or of their first axes. */
    public final Tensor apply(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        String type = dtype.orNull();
        if (type != null && !type.equals(yPred.dtype().label())) {
            throw new IllegalArgumentException(name() + ": dtype is " + type + ", y_pred is "
                    + yPred.dtype().label() + ". A model has one type for all numbers: leave dtype out.");
        }
        SampleWeights.Pair pair = aligned(yTrue, yPred);
        try {
            checkShapes(pair.a(), pair.b());
            Tensor values = values(pair.a(), pair.b());
            Tensor own = valuesMask(pair.a(), pair.b(), values);
            Tensor all = mask == null ? own : own == null ? mask : logicalAnd(mask, own);
            return SampleWeights.reduce(values, sampleWeight, all, reduction());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            String weights = sampleWeight == null ? "" : ", sample_weight " + sampleWeight.shape();
            throw new IllegalArgumentException(
                    name() + ": y_true has shape " + yTrue.shape() + ", y_pred " + yPred.shape() + weights + ": "
                            + e.getMessage() + hint(yTrue, yPred, sampleWeight, mask),
                    e);
        }
    }

    /** One feature a step without its axis is y for one number a sample: then there is no step to weigh or leave out. */
    private static String hint(Tensor yTrue, Tensor yPred, @Nullable Tensor weight, @Nullable Tensor mask) {
        boolean steps = weight != null && weight.shape().rank() == 2
                || mask != null && mask.shape().rank() == 2;
        boolean lacks = yTrue.shape().rank() == 2
                && yPred.shape().rank() == 3
                && yPred.shape().last() == 1;
        return steps && lacks
                ? " Weights or a mask of steps need y of shape " + yPred.shape() + ": y.expandDims(-1)."
                : "";
    }

    // On arrays

    /** The loss of these arrays, a scalar, or a value for each sample if the reduction is none; of type {@link Floatx}. */
    public final NDArray call(NDArray yTrue, NDArray yPred) {
        return call(yTrue, yPred, null);
    }

    public final NDArray call(NDArray yTrue, NDArray yPred, @Nullable NDArray sampleWeight) {
        String type = dtype.orNull();
        if (!options.isClosed()) options.close("was called");
        return eager.call(type == null ? Floatx.get() : DType.of(type), yTrue, yPred, sampleWeight)
                .get(0);
    }

    private Graph trace(List<? extends @Nullable Tensor> inputs) {
        Tensor yTrue = Objects.requireNonNull(inputs.get(0));
        Tensor yPred = Objects.requireNonNull(inputs.get(1));
        return Graph.of(apply(yTrue, yPred, inputs.get(2)));
    }

    @Override
    public String toString() {
        return className() + getConfig();
    }
}
