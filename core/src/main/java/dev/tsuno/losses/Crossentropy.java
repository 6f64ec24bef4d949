package dev.tsuno.losses;

import static dev.tsuno.losses.Loss.EPSILON;
import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.clip;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.exp;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.greaterEqual;
import static dev.tsuno.ops.Ops.log;
import static dev.tsuno.ops.Ops.log1p;
import static dev.tsuno.ops.Ops.logsumexp;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.negative;
import static dev.tsuno.ops.Ops.reduce;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.squeeze;
import static dev.tsuno.ops.Ops.stopGradient;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.takeAlongAxis;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Node;
import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/** What the crossentropies share, step by step as in Keras on TensorFlow. */
final class Crossentropy {
    private Crossentropy() {}

    /** {@code y · (1 − s) + s / classes}. */
    static Tensor smoothed(Tensor yTrue, double smoothing, int classes) {
        return smoothing == 0 ? yTrue : add(multiply(yTrue, 1 - smoothing), smoothing / classes);
    }

    /** p over its sum on an axis, clipped. */
    static Tensor normalized(Tensor p, int axis) {
        return clip(divide(p, reduce(Reduction.SUM, p, true, axis)), EPSILON, 1 - EPSILON);
    }

    /** For each element. */
    static Tensor binary(Tensor target, Tensor output, boolean fromLogits) {
        sameShape(target, output);
        Tensor logits = fromLogits ? output : sigmoidOf(output);
        if (logits != null) return binaryOfLogits(target, logits);
        Tensor p = clip(output, EPSILON, 1 - EPSILON);
        Tensor ones = multiply(target, log(p));
        Tensor zeros = multiply(subtract(1, target), log(subtract(1, p)));
        return negative(add(ones, zeros));
    }

    /** {@code max(x, 0) − x·z + log(1 + exp(−|x|))}, with the derivative of x ≥ 0 at 0. */
    private static Tensor binaryOfLogits(Tensor z, Tensor x) {
        Tensor rising = greaterEqual(x, 0);
        Tensor positive = where(rising, x, zerosLike(x));
        Tensor size = where(rising, negative(x), x);
        return add(subtract(positive, multiply(x, z)), log1p(exp(size)));
    }

    static Tensor categorical(Tensor target, Tensor output, boolean fromLogits, int axis) {
        sameShape(target, output);
        Tensor logits = fromLogits ? output : softmaxOf(output);
        return logits == null
                ? negative(sum(multiply(target, log(normalized(output, axis))), axis))
                : ofLogits(target, logits, axis);
    }

    /** {@code Σ y · (logΣexp(x) − x)}. Its gradient is {@code softmax(x) − y}, as TensorFlow's, also where Σ y isn't 1. */
    private static Tensor ofLogits(Tensor y, Tensor x, int axis) {
        Tensor total = logsumexp(x, true, axis);
        Tensor fixed = stopGradient(total);
        Tensor value = sum(multiply(y, subtract(fixed, x)), axis);
        return add(value, reshape(subtract(total, fixed), value.shape()));
    }

    /** {@code y} holds the numbers of classes and lacks the last axis. */
    static Tensor sparse(Tensor y, Tensor output, boolean fromLogits) {
        if (!output.shape().drop(-1).equals(y.shape())) {
            throw new IllegalArgumentException(
                    "y_true must have the shape of y_pred without its last axis, or with a last axis of 1");
        }
        Tensor given = fromLogits ? output : softmaxOf(output);
        Tensor logits = given == null ? log(clip(output, EPSILON, 1 - EPSILON)) : given;
        Tensor picked = squeeze(takeAlongAxis(logits, expandDims(y, -1), -1), -1);
        return subtract(logsumexp(logits, false, -1), picked);
    }

    private static void sameShape(Tensor target, Tensor output) {
        if (!target.shape().equals(output.shape())) {
            throw new IllegalArgumentException("y_true and y_pred must have one shape");
        }
    }

    /** What a sigmoid was computed from, or null. */
    private static @Nullable Tensor sigmoidOf(Tensor y) {
        return is(y, "sigmoid") ? input(y, 0) : null;
    }

    /** What a softmax was computed from, or null: {@code e / Σe} with {@code e = exp(x − max)}. */
    private static @Nullable Tensor softmaxOf(Tensor y) {
        if (!is(y, "divide")) return null;
        Tensor e = input(y, 0);
        if (!is(e, "exp") || !is(input(y, 1), "sum") || input(input(y, 1), 0) != e) return null;
        Tensor below = input(e, 0);
        return is(below, "subtract") && is(input(below, 1), "stop_gradient") ? input(below, 0) : null;
    }

    private static boolean is(Tensor tensor, String op) {
        return tensor.node().op().name().equals(op);
    }

    private static Tensor input(Tensor tensor, int i) {
        Node node = tensor.node();
        return node.inputs().get(i);
    }
}
