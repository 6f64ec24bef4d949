package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.einsum;
import static dev.tsuno.ops.Ops.expandDims;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum of products of two inputs over an axis of each, sample by sample, as {@code keras.layers.Dot}: {@code (batch, a, n)} and
 * {@code (batch, n, b)} with the axes 2 and 1 give {@code (batch, a, b)}; two of {@code (batch, n)} with axis 1 give {@code (batch, 1)}. With
 * {@code normalize} both are first made vectors of length 1: cosine similarity. Masks end here.
 */
public final class Dot extends Merge<Dot> {
    private static final double EPSILON = 1e-7;

    private final Option<List<Integer>> axes = options().required("axes", Codecs.AXES);
    private final Option<Boolean> normalize = options().option("normalize", Codecs.BOOL, false);

    Dot() {}

    /** The same axis of both. */
    public Dot(int axis) {
        set(axes, List.of(axis));
    }

    public Dot(int first, int second) {
        set(axes, List.of(first, second));
    }

    /** Default: false. */
    public Dot normalize(boolean normalize) {
        return set(this.normalize, normalize);
    }

    @Override
    protected void build(List<Shape> inputs) {
        super.build(inputs);
        if (inputs.size() != 2)
            throw new IllegalArgumentException(this + " takes exactly 2 inputs, got " + inputs.size() + ".");
        if (axes.get().isEmpty() || axes.get().size() > 2)
            throw new IllegalArgumentException(this + ": expected one or two axes, got " + axes.get() + ".");
        for (int i = 0; i < 2; i++) {
            if (inputs.get(i).axis(axis(i)) == 0)
                throw new IllegalArgumentException(this + ": axis 0 is the batch and can't be summed over.");
        }
        int first = inputs.get(0).dim(axis(0));
        int second = inputs.get(1).dim(axis(1));
        if (first != second)
            throw new IllegalArgumentException(this + ": axis " + axis(0) + " of " + inputs.get(0) + " and axis "
                    + axis(1) + " of " + inputs.get(1) + " must have the same size.");
    }

    private int axis(int input) {
        return axes.get().get(Math.min(input, axes.get().size() - 1));
    }

    @Override
    boolean alignsRanks() {
        return false;
    }

    @Override
    Tensor merge(List<Tensor> xs, List<? extends @Nullable Tensor> masks) {
        Tensor a = xs.get(0);
        Tensor b = xs.get(1);
        if (normalize.get()) {
            a = UnitNormalization.unit(a, EPSILON, axis(0));
            b = UnitNormalization.unit(b, EPSILON, axis(1));
        }
        String left = letters('b', a, axis(0));
        String right = letters((char) ('b' + a.shape().rank()), b, axis(1));
        String result = left.replace("z", "") + right.replace("z", "").substring(1);
        Tensor y = einsum(left + "," + right + "->" + result, a, b);
        return y.shape().rank() == 1 ? expandDims(y, 1) : y;
    }

    /** a for the batch, z for the axis that is summed over. */
    private static String letters(char first, Tensor x, int summed) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < x.shape().rank(); i++) letters.append((char) (first + i));
        letters.setCharAt(0, 'a');
        letters.setCharAt(x.shape().axis(summed), 'z');
        return letters.toString();
    }

    @Override
    protected @Nullable Tensor computeMask(Call call, List<Tensor> outputs) {
        return null;
    }
}
