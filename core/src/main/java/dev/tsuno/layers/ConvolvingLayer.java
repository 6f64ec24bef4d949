package dev.tsuno.layers;

import dev.tsuno.activations.Activation;
import dev.tsuno.activations.Activations;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Windows;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options that all convolutions have in common: the window, the activation, the bias. */
public abstract class ConvolvingLayer<L extends ConvolvingLayer<L>> extends SpatialLayer<L> {
    final Option<List<Integer>> kernelSize = options().required("kernel_size", Sizes.of(rank));
    final Option<List<Integer>> strides;
    final Option<String> padding;
    final Option<List<Integer>> dilationRate;
    final Option<Activation> activation;
    final Option<Boolean> useBias;
    final WeightOptions biasOptions;

    /** {@code one}: strides and dilation as Keras's signature has them, 1 or (1, 1); {@code paddings}: the words allowed. */
    ConvolvingLayer(int rank, Object one, @Nullable String activation, String... paddings) {
        super(rank);
        strides = options().option("strides", Sizes.of(rank), one);
        padding = options().option("padding", word(paddings), "valid");
        dilationRate = options().option("dilation_rate", Sizes.of(rank), one);
        this.activation = options().option("activation", Activations.CODEC, activation);
        useBias = options().option("use_bias", Codecs.BOOL, true);
        biasOptions = new WeightOptions(options(), "bias", "zeros");
    }

    /** 1 for one axis, (1, …) for several: how Keras's signatures have the default of strides. */
    static Object one(int rank) {
        return rank == 1 ? 1 : Sizes.list(rank, 1);
    }

    /** How far the window moves: one number for all axes, or one for each. Default: 1. */
    public final L strides(int... strides) {
        return set(this.strides, Sizes.list(rank, strides));
    }

    /** {@code "valid"}: whole windows only; {@code "same"}: zeros around; Conv1D also {@code "causal"}: zeros before. Default: valid. */
    public final L padding(String padding) {
        return set(this.padding, padding);
    }

    /** How far apart the elements of the window stand: one number for all axes, or one for each. Default: 1. */
    public final L dilationRate(int... dilationRate) {
        return set(this.dilationRate, Sizes.list(rank, dilationRate));
    }

    /** Default: none. */
    public final L activation(Activation activation) {
        return set(this.activation, activation);
    }

    public final L activation(String activation) {
        return activation(Activations.get(activation));
    }

    /** Default: true. */
    public final L useBias(boolean useBias) {
        return set(this.useBias, useBias);
    }

    /** Default: zeros. */
    public final L biasInitializer(Initializer initializer) {
        return set(biasOptions.initializer, initializer);
    }

    public final L biasInitializer(String initializer) {
        return setByName(biasOptions.initializer, initializer);
    }

    public final L biasRegularizer(Regularizer regularizer) {
        return set(biasOptions.regularizer, regularizer);
    }

    public final L biasRegularizer(String name) {
        return biasRegularizer(Regularizers.get(name));
    }

    public final L biasConstraint(Constraint constraint) {
        return set(biasOptions.constraint, constraint);
    }

    public final L biasConstraint(String name) {
        return biasConstraint(Constraints.get(name));
    }

    final Windows windows() {
        return new Windows(kernelSize.get(), strides.get(), dilationRate.get());
    }

    /** In lower case, whatever it was set to. */
    final String paddingWord() {
        return padding.get().toLowerCase(java.util.Locale.ROOT);
    }

    final Tensor activated(Tensor y) {
        return activation.or(Activations.LINEAR).apply(y);
    }

    /** As Keras: a window with gaps moves by one. */
    final void checkDilation() {
        if (!isMoreThanOne(strides.get()) || !isMoreThanOne(dilationRate.get())) return;
        throw new IllegalArgumentException(this + ": strides=" + strides.get() + " and dilation_rate="
                + dilationRate.get() + " don't go together. Leave one of them at 1.");
    }

    private static boolean isMoreThanOne(List<Integer> sizes) {
        return sizes.stream().anyMatch(size -> size > 1);
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        if (activation.orNull() == null) config.replace("activation", "linear");
        config.putIfAbsent("activity_regularizer", null);
        return config;
    }
}
