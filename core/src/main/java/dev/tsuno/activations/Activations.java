package dev.tsuno.activations;

import static dev.tsuno.ops.Ops.*;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codec;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The activation functions of {@code keras.activations}, and the way from their names to them.
 *
 * <p>A layer takes one by its name, {@code "gelu"}, by its constant, {@code Activations.GELU}, or with arguments of its own,
 * {@code x -> Activations.leakyRelu(x, 0.1)}. Values and derivatives are Keras's on TensorFlow, in the corners too: what the derivative is
 * at a kink, and what stays finite for large x.
 */
public final class Activations {
    private static final KnownActivations KNOWN = new KnownActivations();

    public static final Activation LINEAR = known("linear", Activations::linear);
    public static final Activation RELU = known("relu", Activations::relu);
    public static final Activation RELU6 = known("relu6", Activations::relu6);
    public static final Activation LEAKY_RELU = known("leaky_relu", Activations::leakyRelu);
    public static final Activation ELU = known("elu", Activations::elu);
    public static final Activation CELU = known("celu", Activations::celu);
    public static final Activation SELU = known("selu", Activations::selu);
    public static final Activation GELU = known("gelu", Activations::gelu);
    public static final Activation SILU = known("silu", Activations::silu, "swish");
    public static final Activation MISH = known("mish", Activations::mish);
    public static final Activation TANH = known("tanh", Activations::tanh);
    public static final Activation TANH_SHRINK = known("tanh_shrink", Activations::tanhShrink);
    public static final Activation SIGMOID = known("sigmoid", Activations::sigmoid);
    public static final Activation LOG_SIGMOID = known("log_sigmoid", Activations::logSigmoid);
    public static final Activation EXPONENTIAL = known("exponential", Activations::exponential);
    public static final Activation SOFTPLUS = known("softplus", Activations::softplus);
    public static final Activation SOFTSIGN = known("softsign", Activations::softsign);
    public static final Activation SQUAREPLUS = known("squareplus", Activations::squareplus);
    public static final Activation HARD_SIGMOID = known("hard_sigmoid", Activations::hardSigmoid);
    public static final Activation HARD_SILU = known("hard_silu", Activations::hardSilu, "hard_swish");
    public static final Activation HARD_TANH = known("hard_tanh", Activations::hardTanh);
    public static final Activation HARD_SHRINK = known("hard_shrink", Activations::hardShrink);
    public static final Activation SOFT_SHRINK = known("soft_shrink", Activations::softShrink);
    public static final Activation SPARSE_PLUS = known("sparse_plus", Activations::sparsePlus);
    public static final Activation SPARSE_SIGMOID = known("sparse_sigmoid", Activations::sparseSigmoid);
    public static final Activation GLU = known("glu", Activations::glu);
    public static final Activation SOFTMAX = known("softmax", Activations::softmax);
    public static final Activation LOG_SOFTMAX = known("log_softmax", Activations::logSoftmax);
    public static final Activation SPARSEMAX = known("sparsemax", Activations::sparsemax);

    static {
        known("threshold", x -> {
            throw new IllegalArgumentException(
                    "the activation \"threshold\" has arguments: x -> Activations.threshold(x, threshold, defaultValue)");
        });
    }

    /** How an activation stands in a config: by its name. */
    public static final Codec<Activation> CODEC = KNOWN;

    private Activations() {}

    private static Activation known(String name, Activation function, String... aliases) {
        return KNOWN.add(Activation.named(name, function), aliases);
    }

    /** @throws IllegalArgumentException for an unknown name, listing the known ones, the nearest first */
    public static Activation get(String name) {
        return KNOWN.get(name);
    }

    /** Makes a function of the user's known by its name. */
    public static void register(Activation activation) {
        KNOWN.add(activation);
    }

    /** x. */
    public static Tensor linear(Tensor x) {
        return x;
    }

    /** max(x, 0). */
    public static Tensor relu(Tensor x) {
        return Ops.relu(x);
    }

    /**
     * x above the threshold, at most {@code maxValue}; from the threshold down {@code negativeSlope · (x − threshold)}. What x is compared
     * with is a float, as TensorFlow has it, even for a float64 x.
     */
    public static Tensor relu(Tensor x, double negativeSlope, @Nullable Double maxValue, double threshold) {
        if (maxValue == null && threshold == 0) return negativeSlope == 0 ? relu(x) : leakyRelu(x, negativeSlope);
        Tensor y;
        if (threshold != 0) y = threshold(x, (float) threshold, 0);
        else y = maxValue != null && maxValue == 6 ? relu6(x) : relu(x);
        if (maxValue != null && (threshold != 0 || maxValue != 6)) y = clip(y, 0, maxValue.floatValue());
        return negativeSlope == 0 ? y : subtract(y, multiply(relu(subtract(threshold, x)), negativeSlope));
    }

    /** min(max(x, 0), 6); the derivative is 0 at both ends, where that of {@code clip} would be 1. */
    public static Tensor relu6(Tensor x) {
        return minimum(fill(6, Shape.SCALAR, x.dtype()), relu(x));
    }

    /** {@link #leakyRelu(Tensor, double)} with 0.2. */
    public static Tensor leakyRelu(Tensor x) {
        return leakyRelu(x, 0.2);
    }

    /** x if x &gt; 0, else {@code negativeSlope · x}. The slope is a float, as TensorFlow has it, even for a float64 x. */
    public static Tensor leakyRelu(Tensor x, double negativeSlope) {
        return where(greater(x, 0), x, multiply(x, (float) negativeSlope));
    }

    /** {@link #elu(Tensor, double)} with 1. */
    public static Tensor elu(Tensor x) {
        return elu(x, 1);
    }

    /** x if x &gt; 0, else alpha · (exp(x) − 1). */
    public static Tensor elu(Tensor x, double alpha) {
        return where(greater(x, 0), x, scaled(expm1(minimum(x, 0)), alpha));
    }

    private static Tensor scaled(Tensor x, double by) {
        return by == 1 ? x : multiply(x, by);
    }

    /** {@link #celu(Tensor, double)} with 1. */
    public static Tensor celu(Tensor x) {
        return celu(x, 1);
    }

    /** max(x, 0) + alpha · (exp(min(x, 0) / alpha) − 1). At 0 both terms have a derivative, so that Keras's is 2 there. */
    public static Tensor celu(Tensor x, double alpha) {
        return add(maximum(x, 0), multiply(expm1(divide(minimum(x, 0), alpha)), alpha));
    }

    /** scale · elu(x, alpha) with scale 1.0507… and alpha 1.6732…, which keep mean 0 and variance 1. */
    public static Tensor selu(Tensor x) {
        double scale = 1.0507009873554805;
        double scaleAlpha = 1.7580993408473768;
        return where(less(x, 0), multiply(expm1(minimum(x, 0)), scaleAlpha), multiply(x, scale));
    }

    /** {@link #gelu(Tensor, boolean)}, exact. */
    public static Tensor gelu(Tensor x) {
        return gelu(x, false);
    }

    /**
     * x · Φ(x) with the normal distribution Φ; approximate: 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))). The constants √½ and 0.044715 are
     * floats, as TensorFlow has them, even for a float64 x.
     */
    public static Tensor gelu(Tensor x, boolean approximate) {
        Tensor half = multiply(x, 0.5);
        if (!approximate) return multiply(half, erfc(multiply(x, -0.70710677f)));
        Tensor cubic = add(x, multiply(multiply(x, square(x)), 0.044715f));
        return multiply(half, add(tanh(multiply(cubic, 0.7978845608028654)), 1));
    }

    /** x · sigmoid(x); also called swish. */
    public static Tensor silu(Tensor x) {
        return multiply(x, sigmoid(x));
    }

    /** x · tanh(softplus(x)). */
    public static Tensor mish(Tensor x) {
        return multiply(x, tanh(softplus(x)));
    }

    public static Tensor tanh(Tensor x) {
        return Ops.tanh(x);
    }

    /** x − tanh(x). */
    public static Tensor tanhShrink(Tensor x) {
        return subtract(x, tanh(x));
    }

    /** 1 / (1 + exp(−x)). */
    public static Tensor sigmoid(Tensor x) {
        return Ops.sigmoid(x);
    }

    /** log(sigmoid(x)). */
    public static Tensor logSigmoid(Tensor x) {
        return negative(softplus(negative(x)));
    }

    /** exp(x). */
    public static Tensor exponential(Tensor x) {
        return exp(x);
    }

    /** log(1 + exp(x)). */
    public static Tensor softplus(Tensor x) {
        return Ops.softplus(x);
    }

    /** x / (1 + |x|). */
    public static Tensor softsign(Tensor x) {
        return divide(x, add(abs(x), 1));
    }

    /** {@link #squareplus(Tensor, double)} with 4. */
    public static Tensor squareplus(Tensor x) {
        return squareplus(x, 4);
    }

    /** (x + √(x² + b)) / 2. */
    public static Tensor squareplus(Tensor x, double b) {
        return divide(add(x, sqrt(add(square(x), b))), 2);
    }

    /** relu6(x + 3) / 6. */
    public static Tensor hardSigmoid(Tensor x) {
        return divide(relu6(add(x, 3)), 6);
    }

    /** x · hardSigmoid(x); also called hard_swish. */
    public static Tensor hardSilu(Tensor x) {
        return multiply(x, hardSigmoid(x));
    }

    /** x between −1 and 1, else the nearer of them. */
    public static Tensor hardTanh(Tensor x) {
        return clip(x, -1, 1);
    }

    /** {@link #hardShrink(Tensor, double)} with 0.5. */
    public static Tensor hardShrink(Tensor x) {
        return hardShrink(x, 0.5);
    }

    /** x if |x| &gt; threshold, else 0. */
    public static Tensor hardShrink(Tensor x, double threshold) {
        return where(greater(abs(x), threshold), x, zero(x));
    }

    /** {@link #softShrink(Tensor, double)} with 0.5. */
    public static Tensor softShrink(Tensor x) {
        return softShrink(x, 0.5);
    }

    /** x − threshold above the threshold, x + threshold below −threshold, else 0. */
    public static Tensor softShrink(Tensor x, double threshold) {
        Tensor low = where(less(x, -threshold), add(x, threshold), zero(x));
        return where(greater(x, threshold), subtract(x, threshold), low);
    }

    /** x if x &gt; threshold, else {@code defaultValue}. */
    public static Tensor threshold(Tensor x, double threshold, double defaultValue) {
        return where(greater(x, threshold), x, fill(defaultValue, Shape.SCALAR, x.dtype()));
    }

    /** 0 up to −1, (x + 1)² / 4 between, x from 1 on. */
    public static Tensor sparsePlus(Tensor x) {
        Tensor high = where(less(x, 1), multiply(square(add(x, 1)), 0.25), x);
        return where(lessEqual(x, -1), zero(x), high);
    }

    /** 0 up to −1, (x + 1) / 2 between, 1 from 1 on. */
    public static Tensor sparseSigmoid(Tensor x) {
        Tensor one = fill(1, Shape.SCALAR, x.dtype());
        Tensor high = where(greaterEqual(x, 1), one, multiply(add(x, 1), 0.5));
        return where(lessEqual(x, -1), zero(x), high);
    }

    private static Tensor zero(Tensor x) {
        return fill(0, Shape.SCALAR, x.dtype());
    }

    /** {@link #glu(Tensor, int)} on the last axis. */
    public static Tensor glu(Tensor x) {
        return glu(x, -1);
    }

    /** a · sigmoid(b), where a and b are the halves of x on an axis. */
    public static Tensor glu(Tensor x, int axis) {
        List<Tensor> halves = split(x, 2, axis);
        return multiply(halves.get(0), sigmoid(halves.get(1)));
    }

    /** exp(x) over its sum over these axes together; no axis means the last. */
    public static Tensor softmax(Tensor x, int... axes) {
        return Ops.softmax(x, axes);
    }

    /** log(softmax(x)), likewise. */
    public static Tensor logSoftmax(Tensor x, int... axes) {
        return Ops.logSoftmax(x, axes);
    }

    /** {@link #sparsemax(Tensor, int)} on the last axis. */
    public static Tensor sparsemax(Tensor x) {
        return sparsemax(x, -1);
    }

    /**
     * max(x − τ, 0) with τ = (Σ of the running sums of the support − 1) / k, the support being the k largest elements that stay positive.
     *
     * <p>That is Keras's formula. The paper's τ (Martins and Astudillo, 2016) has the last running sum alone, so that the result sums to 1;
     * Keras's does only for k = 1. Tsuno gives Keras's numbers.
     */
    public static Tensor sparsemax(Tensor x, int axis) {
        int n = x.shape().dim(axis);
        int[] line = new int[x.shape().rank()];
        Arrays.fill(line, 1);
        line[axis < 0 ? axis + line.length : axis] = n;
        Tensor k = reshape(add(arange(n, x.dtype()), 1), Shape.of(line));
        Tensor sorted = sortDescending(x, axis);
        Tensor sums = cumsum(sorted, axis);
        Tensor support = greater(subtract(sorted, divide(subtract(sums, 1), k)), 0);
        Tensor size = reduce(Reduction.SUM, cast(support, x.dtype()), true, axis);
        Tensor sum = reduce(Reduction.SUM, where(support, sums, zero(x)), true, axis);
        return maximum(subtract(x, divide(subtract(sum, 1), size)), 0);
    }
}
