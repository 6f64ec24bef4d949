package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.arange;
import static dev.tsuno.ops.Ops.broadcastTo;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.concatenate;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.exp;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.log;
import static dev.tsuno.ops.Ops.logSoftmax;
import static dev.tsuno.ops.Ops.logicalAnd;
import static dev.tsuno.ops.Ops.logicalOr;
import static dev.tsuno.ops.Ops.logsumexp;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.mod;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.negative;
import static dev.tsuno.ops.Ops.notEqual;
import static dev.tsuno.ops.Ops.pad;
import static dev.tsuno.ops.Ops.reshape;
import static dev.tsuno.ops.Ops.slice;
import static dev.tsuno.ops.Ops.stack;
import static dev.tsuno.ops.Ops.stopGradient;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.takeAlongAxis;
import static dev.tsuno.ops.Ops.transpose;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.array.Shape;
import dev.tsuno.ops.Scan;
import dev.tsuno.ops.Tensor;
import java.util.List;

/**
 * Connectionist temporal classification, as {@code keras.losses.CTC}: {@code −log p(labels)}, p the sum over all alignments of the labels
 * with the time steps.
 *
 * <p>y_true {@code (batch, labels)} are classes, filled up with 0 at the end; y_pred {@code (batch, time, classes)} are logits, of which
 * class 0 is the blank. Labels that are too many for the time steps give about 707, as on TensorFlow.
 *
 * <p>With the labels between blanks, {@code e = [0, l₁, 0, l₂, …, 0]}, the probability of being at place s at time t is
 * {@code a[t, s] = (a[t−1, s] + a[t−1, s−1] + a[t−1, s−2]) · y[t, e[s]]}, the last only where e[s] is a label other than e[s−2]. It is computed
 * in logarithms.
 */
public final class CTC extends Loss {
    /** The logarithm of a probability of 0; it has gradients where −∞ has none. */
    private static final double NEVER = -1e30;

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        if (yTrue.shape().rank() != 2 || yPred.shape().rank() != 3) {
            throw new IllegalArgumentException("expected y_true (batch, labels) and y_pred (batch, time, classes)");
        }
        Tensor between = pad(
                reshape(
                        stack(List.of(zerosLike(yTrue), yTrue), -1),
                        yTrue.shape().dim(0),
                        -1),
                1,
                0,
                1);
        Tensor isLabel = broadcastTo(odd(between), between.shape());
        Tensor maySkip = logicalAnd(isLabel, notEqual(between, shifted(between, 2, -1)));
        Tensor skip = where(maySkip, zerosLike(between), never(between.shape(), yPred));
        Tensor emitted = emissions(between, yPred);
        Tensor start = concatenate(
                List.of(
                        fill(0, between.shape().withDim(1, 1), yPred.dtype()),
                        never(between.shape().withDim(1, between.shape().last() - 1), yPred)),
                1);
        Tensor end = Scan.scan(List.of(emitted), List.of(start), false, (inputs, states) -> step(inputs, states, skip))
                .states()
                .get(0);
        return ofEnd(end, yTrue);
    }

    /** 1 at the places of labels. */
    private static Tensor odd(Tensor between) {
        Tensor place = arange(between.shape().last(), between.dtype());
        return notEqual(mod(place, fill(2, Shape.SCALAR, place.dtype())), 0);
    }

    /** The logarithms of the probabilities of the classes at all places, {@code (time, batch, places)}. */
    private static Tensor emissions(Tensor between, Tensor yPred) {
        Shape places = yPred.shape().withDim(2, between.shape().last());
        Tensor classes = broadcastTo(expandDims(between, 1), places);
        return transpose(takeAlongAxis(logSoftmax(yPred, -1), classes, -1), 1, 0, 2);
    }

    private static Scan.StepResult step(List<Tensor> inputs, List<Tensor> states, Tensor skip) {
        Tensor stay = states.get(0);
        Tensor move = shifted(stay, 1, NEVER);
        Tensor jump = add(shifted(stay, 2, NEVER), skip);
        Tensor next = add(logSum(logSum(stay, move), jump), inputs.get(0));
        return new Scan.StepResult(List.of(), List.of(next));
    }

    private static Tensor logSum(Tensor a, Tensor b) {
        Tensor largest = stopGradient(maximum(a, b));
        return add(log(add(exp(subtract(a, largest)), exp(subtract(b, largest)))), largest);
    }

    /** A sequence of labels ends with the last label or with the blank behind it; TensorFlow gives all other ends 1e-307. */
    private static Tensor ofEnd(Tensor end, Tensor yTrue) {
        Tensor labels = expandDims(sum(cast(notEqual(yTrue, 0), yTrue.dtype()), -1), -1);
        Tensor blank = multiply(labels, 2);
        Tensor place = expandDims(arange(end.shape().last(), end.dtype()), 0);
        Tensor right = logicalOr(equal(place, blank), equal(place, subtract(blank, 1)));
        return negative(logsumexp(where(right, end, add(end, Math.log(1e-307))), false, -1));
    }

    private static Tensor never(Shape shape, Tensor like) {
        return fill(NEVER, shape, like.dtype());
    }

    /** Moved some places to the right. */
    private static Tensor shifted(Tensor x, int by, double before) {
        int places = x.shape().last();
        if (places < by) return fill(before, x.shape(), x.dtype());
        Tensor front = fill(before, x.shape().withDim(1, by), x.dtype());
        return concatenate(List.of(front, slice(x, 1, 0, places - by)), 1);
    }
}
