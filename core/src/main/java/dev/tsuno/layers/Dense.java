package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.matmul;

import dev.tsuno.activations.Activation;
import dev.tsuno.activations.Activations;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.constraints.Constraint;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import dev.tsuno.regularizers.Regularizer;
import dev.tsuno.regularizers.Regularizers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Densely connected layer: {@code y = activation(x · kernel + bias)}, as {@code keras.layers.Dense}.
 *
 * <p>Input {@code (batch, …, features)}, output {@code (batch, …, units)}; the product runs over the last axis.
 * Weights, in Keras's order: kernel {@code (features, units)}, bias {@code (units)}.
 */
public final class Dense extends Layer<Dense> {
    private final Option<Integer> units = options().required("units", Codecs.SIZE);
    private final Option<Activation> activation = options().option("activation", Activations.CODEC, null);
    private final Option<Boolean> useBias = options().option("use_bias", Codecs.BOOL, true);
    private final WeightOptions kernelOptions = new WeightOptions(options(), "kernel", "glorot_uniform");
    private final WeightOptions biasOptions = new WeightOptions(options(), "bias", "zeros");

    private @Nullable Variable kernel;
    private @Nullable Variable bias;

    Dense() {
        options().notYet("lora_rank", null);
        options().notYet("lora_alpha", null);
        options().notYet("quantization_config", null);
    }

    public Dense(int units) {
        this();
        set(this.units, units);
    }

    /** Default: none. */
    public Dense activation(Activation activation) {
        return set(this.activation, activation);
    }

    public Dense activation(String activation) {
        return activation(Activations.get(activation));
    }

    /** Default: true. */
    public Dense useBias(boolean useBias) {
        return set(this.useBias, useBias);
    }

    /** Default: glorot_uniform. */
    public Dense kernelInitializer(Initializer initializer) {
        return set(kernelOptions.initializer, initializer);
    }

    public Dense kernelInitializer(String initializer) {
        return setByName(kernelOptions.initializer, initializer);
    }

    /** Default: zeros. */
    public Dense biasInitializer(Initializer initializer) {
        return set(biasOptions.initializer, initializer);
    }

    public Dense biasInitializer(String initializer) {
        return setByName(biasOptions.initializer, initializer);
    }

    public Dense kernelRegularizer(Regularizer regularizer) {
        return set(kernelOptions.regularizer, regularizer);
    }

    public Dense kernelRegularizer(String name) {
        return kernelRegularizer(Regularizers.get(name));
    }

    public Dense biasRegularizer(Regularizer regularizer) {
        return set(biasOptions.regularizer, regularizer);
    }

    public Dense biasRegularizer(String name) {
        return biasRegularizer(Regularizers.get(name));
    }

    public Dense kernelConstraint(Constraint constraint) {
        return set(kernelOptions.constraint, constraint);
    }

    public Dense kernelConstraint(String name) {
        return kernelConstraint(Constraints.get(name));
    }

    public Dense biasConstraint(Constraint constraint) {
        return set(biasOptions.constraint, constraint);
    }

    public Dense biasConstraint(String name) {
        return biasConstraint(Constraints.get(name));
    }

    /** No activation is the linear one. */
    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        if (activation.orNull() == null) config.replace("activation", "linear");
        return config;
    }

    @Override
    protected void build(Shape input) {
        kernel = weight(kernelOptions, "kernel", Shape.of(input.last(), units.get()));
        bias = useBias.get() ? weight(biasOptions, "bias", Shape.of(units.get())) : null;
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }

    @Override
    protected Tensor call(Tensor x) {
        Tensor w = java.util.Objects.requireNonNull(kernel).tensor();
        Tensor y = bias == null ? matmul(x, w) : matmul(x, w, bias.tensor());
        return activation.or(Activations.LINEAR).apply(y);
    }
}
