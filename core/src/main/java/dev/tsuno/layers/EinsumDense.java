package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.einsum;

import dev.tsuno.activations.Activation;
import dev.tsuno.activations.Activations;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.initializers.FanInitializer;
import dev.tsuno.initializers.Initializer;
import dev.tsuno.ops.Tensor;
import dev.tsuno.ops.Variable;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer over any axes: {@code y = activation(einsum(equation, x, kernel) + bias)}, as {@code keras.layers.EinsumDense}.
 *
 * <p>{@code new EinsumDense("abc,cd->abd", Shape.of(Shape.UNKNOWN, 64)).biasAxes("d")} is {@code new Dense(64)} for sequences. The equation
 * may begin its input and output with an ellipsis, or end them with one. The output's shape is given without the batch and without the
 * axes of the ellipsis; a size that is the input's may be left unknown.
 *
 * <p>Weights, in Keras's order: kernel, its axes as the equation names them; bias, from the first of {@code bias_axes} on.
 */
public final class EinsumDense extends KernelAndBias<EinsumDense> {
    private final Option<String> equation = options().required("equation", Codecs.STRING);
    private final Option<Shape> outputShape = options().required("output_shape", Codecs.SHAPE);
    private final Option<Activation> activation = options().option("activation", Activations.CODEC, null);
    private final Option<String> biasAxes = options().option("bias_axes", Codecs.STRING, null);

    private @Nullable Variable kernel;
    private @Nullable Variable bias;

    EinsumDense() {
        options().notYet("lora_rank", null);
        options().notYet("lora_alpha", null);
        options().notYet("gptq_unpacked_column_size", null);
        options().notYet("quantization_config", null);
    }

    public EinsumDense(String equation, int outputShape) {
        this(equation, Shape.of(outputShape));
    }

    public EinsumDense(String equation, Shape outputShape) {
        this();
        set(this.equation, equation);
        set(this.outputShape, outputShape);
    }

    /** Default: none. */
    public EinsumDense activation(Activation activation) {
        return set(this.activation, activation);
    }

    public EinsumDense activation(String activation) {
        return activation(Activations.get(activation));
    }

    /** The axes of the output, by their letters, that the bias has; by default there is no bias. */
    public EinsumDense biasAxes(String axes) {
        return set(biasAxes, axes);
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = super.getConfig();
        config.putIfAbsent("activity_regularizer", null);
        if (activation.orNull() == null) config.replace("activation", "linear");
        config.remove("gptq_unpacked_column_size");
        return config;
    }

    @Override
    protected void build(Shape input) {
        EinsumShapes shapes;
        try {
            shapes = EinsumShapes.of(equation.get(), biasAxes.orNull(), input, outputShape.get());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(this + ": " + e.getMessage(), e);
        }
        Initializer initializer = kernelOptions.initializer.get();
        if (initializer instanceof FanInitializer fans) {
            initializer = fans.over(shapes.inputAxes(), shapes.outputAxes());
        }
        kernel = weight(kernelOptions, "kernel", shapes.kernel(), initializer);
        bias = shapes.bias() == null ? null : weight(biasOptions, "bias", shapes.bias());
    }

    @Override
    protected Tensor call(Tensor x) {
        Tensor y = einsum(equation.get(), x, Objects.requireNonNull(kernel).tensor());
        return activation.or(Activations.LINEAR).apply(bias == null ? y : add(y, bias.tensor()));
    }
}
