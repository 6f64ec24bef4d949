package dev.tsuno.ops;

import static dev.tsuno.ops.Ops.*;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Convolution and pooling over one to three spatial axes in the words of {@link Ops}, channels last: x {@code (batch, s…, channels)}. As
 * {@code keras.ops.conv} and its kind.
 *
 * <p>A convolution is windows, then a product; a transposed one is a product, then the sum of overlapping windows; pooling reduces windows.
 *
 * <p>{@code padding} is {@code "valid"}: whole windows only; {@code "same"}: zeros around, so that there are {@code ⌈length / stride⌉} windows;
 * or {@code "causal"}: zeros before, so that a window ends at its own place.
 */
public final class Convolutions {
    private Convolutions() {}

    /**
     * {@code y[b, o, f] = bias[f] + Σ_k Σ_c x[b, o · stride + k · dilation, c] · kernel[k, c, f]}.
     *
     * @param kernel {@code (k…, channels / groups, filters)}
     * @param groups the channels come in that many parts, each with its own part of the filters
     */
    public static Tensor conv(
            Tensor x, Tensor kernel, @Nullable Tensor bias, Windows windows, String padding, int groups) {
        int filters = kernel.shape().last();
        Tensor taken = taken(x, windows, padding);
        Shape places = taken.shape().subShape(0, windows.rank() + 1);
        int rows = size(places.dims());
        int k = windows.elements();
        if (groups == 1) {
            int columns = size(k, x.shape().last());
            Tensor w = reshape(kernel, columns, filters);
            Tensor a = reshape(taken, rows, columns);
            return reshape(bias == null ? matmul(a, w) : matmul(a, w, bias), places.append(filters));
        }
        int channels = x.shape().last() / groups;
        int each = filters / groups;
        Tensor a = transpose(reshape(taken, rows, k, groups, channels), 2, 0, 1, 3);
        Tensor w = transpose(reshape(kernel, k * channels, groups, each), 1, 0, 2);
        Tensor y = matmul(reshape(a, groups, rows, k * channels), w);
        y = reshape(transpose(y, 1, 0, 2), places.append(filters));
        return bias == null ? y : add(y, bias);
    }

    /**
     * The adjoint of a convolution with these windows: {@code y[b, i · stride + k · dilation, f] += Σ_c x[b, i, c] · kernel[k, f, c]}.
     *
     * @param kernel {@code (k…, filters, channels)}
     * @param outputPadding how much longer the output is than what follows from the padding; null: as long as fits the stride
     */
    public static Tensor convTranspose(
            Tensor x, Tensor kernel, Windows windows, String padding, @Nullable List<Integer> outputPadding) {
        int rank = windows.rank();
        int filters = kernel.shape().dim(-2);
        Shape places = x.shape().subShape(0, rank + 1);
        Tensor w = reshape(kernel, size(windows.elements(), filters), x.shape().last());
        Tensor y = matmulTransposed(reshape(x, size(places.dims()), x.shape().last()), w);
        List<Integer> lengths = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        List<Integer> whole = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int in = places.dim(1 + axis);
            int full = Math.addExact(size(in - 1, windows.strides().get(axis)), windows.reach(axis));
            int length = transposedLength(
                    in, windows, axis, padding, outputPadding == null ? null : outputPadding.get(axis));
            lengths.add(length);
            first.add(padding.equals("same") ? Math.max(full - length, 0) / 2 : 0);
            whole.add(full);
        }
        Shape shape = places.append(windows.size().stream().mapToInt(n -> n).toArray());
        y = overlap(reshape(y, shape.append(filters)), windows, whole);
        for (int axis = 0; axis < rank; axis++) {
            int from = first.get(axis);
            int to = from + lengths.get(axis);
            if (to > whole.get(axis)) y = pad(y, 1 + axis, 0, to - whole.get(axis));
            y = slice(y, 1 + axis, from, to);
        }
        return y;
    }

    private static int transposedLength(
            int in, Windows windows, int axis, String padding, @Nullable Integer outputPadding) {
        long stride = windows.strides().get(axis);
        long reach = windows.reach(axis);
        if (padding.equals("same"))
            return Math.toIntExact(outputPadding == null ? in * stride : (in - 1) * stride + reach % 2 + outputPadding);
        return Math.toIntExact(
                (in - 1) * stride + reach + (outputPadding == null ? Math.max(stride - reach, 0) : outputPadding));
    }

    /**
     * A convolution of each channel by itself: {@code y[b, o, c · m + j] = Σ_k x[b, o · stride + k · dilation, c] · kernel[k, c, j]}.
     *
     * @param kernel {@code (k…, channels, m)}
     */
    public static Tensor depthwiseConv(Tensor x, Tensor kernel, Windows windows, String padding) {
        int channels = x.shape().last();
        int multiplier = kernel.shape().last();
        Tensor taken = taken(x, windows, padding);
        Shape places = taken.shape().subShape(0, windows.rank() + 1);
        int k = windows.elements();
        if (multiplier == 1) {
            Tensor each = reshape(taken, places.append(k, channels));
            return sum(multiply(each, reshape(kernel, k, channels)), -2);
        }
        Tensor each = reshape(taken, places.append(k, channels, 1));
        Tensor y = sum(multiply(each, reshape(kernel, k, channels, multiplier)), -3);
        return reshape(y, places.append(size(channels, multiplier)));
    }

    /** The largest of each window and channel. What is padded is never chosen. */
    public static Tensor maxPool(Tensor x, Windows windows, String padding) {
        Tensor elements = elements(windows(padded(x, windows, padding, Double.NEGATIVE_INFINITY), windows), windows);
        return squeeze(Tensor.apply(new MaximumOp(windows.rank() > 2), elements), -2);
    }

    /** The mean of each window and channel. What is padded doesn't count. */
    public static Tensor averagePool(Tensor x, Windows windows, String padding) {
        Tensor elements = elements(windows(padded(x, windows, padding, 0), windows), windows);
        return padding.equals("valid") ? mean(elements, -2) : divide(sum(elements, -2), counts(x, windows));
    }

    /** {@code (batch, o…, k, channels)}. */
    private static Tensor elements(Tensor taken, Windows windows) {
        Shape places = taken.shape().subShape(0, windows.rank() + 1);
        return reshape(taken, places.append(windows.elements(), taken.shape().last()));
    }

    /** How many elements of each window stand in x: {@code (o…, 1)}. */
    private static Tensor counts(Tensor x, Windows windows) {
        double[] all = {1};
        Shape shape = Shape.SCALAR;
        for (int axis = 0; axis < windows.rank(); axis++) {
            int[] own = counts(x.shape().dim(1 + axis), windows, axis);
            double[] product = new double[all.length * own.length];
            for (int i = 0; i < product.length; i++) product[i] = all[i / own.length] * own[i % own.length];
            all = product;
            shape = shape.append(own.length);
        }
        NDArray counts = NDArray.zeros(shape.append(1), x.dtype());
        counts.copyFrom(all, 0, 0, all.length);
        return constant(counts);
    }

    private static int[] counts(int length, Windows windows, int axis) {
        int stride = windows.strides().get(axis);
        int[] counts = new int[windows.starts(axis, length)];
        int before = windows.same(axis, length)[0];
        for (int o = 0; o < counts.length; o++) {
            for (int k = 0; k < windows.size().get(axis); k++) {
                int at = o * stride + k * windows.dilation().get(axis) - before;
                if (at >= 0 && at < length) counts[o]++;
            }
        }
        return counts;
    }

    private static Tensor taken(Tensor x, Windows windows, String padding) {
        return windows.isPointwise() ? x : windows(padded(x, windows, padding, 0), windows);
    }

    private static Tensor padded(Tensor x, Windows windows, String padding, double value) {
        Tensor y = x;
        if (padding.equals("valid")) return y;
        for (int axis = 0; axis < windows.rank(); axis++) {
            int[] more = padding.equals("causal")
                    ? new int[] {windows.reach(axis) - 1, 0}
                    : windows.same(axis, x.shape().dim(1 + axis));
            if (more[0] + more[1] == 0) continue;
            y = value == 0 ? pad(y, 1 + axis, more[0], more[1]) : around(y, 1 + axis, more, value);
        }
        return y;
    }

    private static Tensor around(Tensor x, int axis, int[] more, double value) {
        List<Tensor> parts = new ArrayList<>();
        if (more[0] > 0) parts.add(fill(value, x.shape().withDim(axis, more[0]), x.dtype()));
        parts.add(x);
        if (more[1] > 0) parts.add(fill(value, x.shape().withDim(axis, more[1]), x.dtype()));
        return concatenate(parts, axis);
    }
}
