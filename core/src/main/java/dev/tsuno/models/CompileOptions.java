package dev.tsuno.models;

import dev.tsuno.losses.Loss;
import dev.tsuno.losses.Losses;
import dev.tsuno.metrics.Metric;
import dev.tsuno.metrics.Metrics;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.Optimizers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code compile}, with Keras's defaults. For a model of several outputs a loss, a weight or the metrics are given as a
 * list with one entry an output, or as a map by the outputs' names (those of the layers that give them).
 */
public final class CompileOptions {
    @Nullable
    Optimizer optimizer;

    /** A name, a Loss, or a list or map of Losses and names. */
    @Nullable
    Object loss;

    @Nullable
    Object lossWeights;

    /** Strings, Metrics and Losses; lists of them for several outputs; or one map. */
    List<?> metrics = List.of();

    List<?> weightedMetrics = List.of();

    CompileOptions() {}

    /** Default: rmsprop. */
    public CompileOptions optimizer(Optimizer optimizer) {
        this.optimizer = optimizer;
        return this;
    }

    /** By Keras's name: {@code "sgd"}, {@code "adam"}. */
    public CompileOptions optimizer(String name) {
        return optimizer(Optimizers.get(name));
    }

    /** One loss, for every output. */
    public CompileOptions loss(Loss loss) {
        this.loss = loss;
        return this;
    }

    /** By Keras's name: {@code "mean_squared_error"}, {@code "mse"}; {@code "crossentropy"} chooses by the shapes. */
    public CompileOptions loss(String name) {
        Losses.checkForOutput(name);
        this.loss = name;
        return this;
    }

    /** A loss for each output: names, Losses, or null for an output without. */
    public CompileOptions loss(List<? extends @Nullable Object> losses) {
        this.loss = losses;
        return this;
    }

    /** A loss for each output by its name. */
    public CompileOptions loss(Map<String, ?> losses) {
        this.loss = losses;
        return this;
    }

    /** What each output's loss counts for in the sum. Default: 1. */
    public CompileOptions lossWeights(double... weights) {
        this.lossWeights = Arrays.stream(weights).boxed().toList();
        return this;
    }

    /** The same by the outputs' names. */
    public CompileOptions lossWeights(Map<String, Double> weights) {
        this.lossWeights = weights;
        return this;
    }

    /** Reported beside the loss, by Keras's names; without sample weights. */
    public CompileOptions metrics(String... names) {
        return metrics(List.of(names));
    }

    public CompileOptions metrics(Metric... metrics) {
        return metrics(List.of(metrics));
    }

    /** Names, Metrics and Losses side by side. */
    public CompileOptions metrics(Object... metrics) {
        return metrics(List.of(metrics));
    }

    /** Names, Metrics and Losses; for several outputs a list of such lists. */
    public CompileOptions metrics(List<?> metrics) {
        this.metrics = checked(metrics);
        return this;
    }

    /** By the outputs' names: a name, a Metric, or a list of them. */
    public CompileOptions metrics(Map<String, ?> metrics) {
        this.metrics = checked(List.of(metrics));
        return this;
    }

    /** Reported beside the loss, with sample and class weights. */
    public CompileOptions weightedMetrics(String... names) {
        return weightedMetrics(List.of(names));
    }

    public CompileOptions weightedMetrics(Metric... metrics) {
        return weightedMetrics(List.of(metrics));
    }

    public CompileOptions weightedMetrics(Object... metrics) {
        return weightedMetrics(List.of(metrics));
    }

    public CompileOptions weightedMetrics(List<?> metrics) {
        this.weightedMetrics = checked(metrics);
        return this;
    }

    public CompileOptions weightedMetrics(Map<String, ?> metrics) {
        this.weightedMetrics = checked(List.of(metrics));
        return this;
    }

    /** Names are checked at once, at whatever depth they stand. */
    private static List<?> checked(List<?> metrics) {
        for (Object metric : metrics) check(metric);
        return new ArrayList<>(metrics);
    }

    private static void check(@Nullable Object metric) {
        if (metric instanceof String name) Metrics.checkForOutput(name);
        if (metric instanceof Collection<?> some) for (Object one : some) check(one);
        if (metric instanceof Map<?, ?> byOutput) check(byOutput.values());
    }
}
