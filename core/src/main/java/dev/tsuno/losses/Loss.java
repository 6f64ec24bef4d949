package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Configurable;
import dev.tsuno.config.Names;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What training makes small. As {@code keras.losses.Loss}: {@link #values} gives a value for each sample (and time step), the reduction
 * makes one number of them.
 */
public abstract class Loss implements Configurable {
    private final Options options = new Options(this::className);
    private final Option<String> reduction = options.option(
            "reduction",
            Codecs.oneOf("sum_over_batch_size", "sum", "mean", "mean_with_sample_weight", "none"),
            "sum_over_batch_size");
    private final Option<String> name =
            options.option("name", Codecs.STRING, Names.snake(getClass().getSimpleName()));

    protected Loss() {
        options.notYet("dtype", null);
    }

    @Override
    public final Options options() {
        return options;
    }

    public final Loss reduction(String reduction) {
        options.set(this.reduction, reduction);
        return this;
    }

    public final String name() {
        return name.get();
    }

    /** A value for each sample: the last axis is reduced. y_true and y_pred have the same shape. */
    public abstract Tensor values(Tensor yTrue, Tensor yPred);

    /** The loss; the weights have the shape of the values, or lack their last axis. */
    public final Tensor apply(Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight) {
        if (!yTrue.shape().equals(yPred.shape())) {
            throw new IllegalArgumentException(name() + ": y_true has shape " + yTrue.shape() + ", y_pred "
                    + yPred.shape() + ". They must agree; for a last axis of 1 that is missing use y.expandDims(-1).");
        }
        Tensor values = values(yTrue, yPred);
        if (sampleWeight != null) values = multiply(values, as(sampleWeight, values));
        return switch (reduction.get()) {
            case "none" -> values;
            case "sum" -> sum(values);
            case "mean_with_sample_weight" ->
                sampleWeight == null
                        ? mean(values)
                        : divide(sum(values), sum(Ops.broadcastTo(as(sampleWeight, values), values.shape())));
            default -> mean(values);
        };
    }

    /** The weights with as many axes as the values. */
    public static Tensor as(Tensor weights, Tensor values) {
        Tensor result = weights;
        while (result.shape().rank() < values.shape().rank()) result = expandDims(result, -1);
        return result;
    }

    @Override
    public String toString() {
        return className() + getConfig();
    }
}
