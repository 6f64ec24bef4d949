package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.expandDims;
import static dev.tsuno.ops.Ops.max;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.oneHot;
import static dev.tsuno.ops.Ops.squeeze;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The forms that numbers of categories are given in, Keras's {@code output_mode}:
 *
 * <ul>
 *   <li>{@code int}: the numbers themselves;
 *   <li>{@code one_hot}: {@code (…)} to {@code (…, depth)}; a last axis of size 1 makes way for the depth;
 *   <li>{@code count}: how often each category stands in a sample: {@code (samples)} to {@code (depth)}, {@code (batch, samples)} to
 *       {@code (batch, depth)}; of more axes the second one is summed over;
 *   <li>{@code multi_hot}: the same with 1 for once and more.
 * </ul>
 *
 * <p>A number that is none of the {@code depth} categories counts nowhere.
 */
final class Categories {
    private Categories() {}

    /** One of these modes, {@code binary} and {@code tf-idf} being older names. */
    static Codec<String> modes(String... modes) {
        Codec<String> words = Codecs.oneOf(modes);
        return new Codec<>() {
            @Override
            public String decode(Object plain) {
                return words.decode(plain.equals("binary") ? "multi_hot" : plain.equals("tf-idf") ? "tf_idf" : plain);
            }

            @Override
            public Object encode(String value) {
                return decode(value);
            }
        };
    }

    /** In a program: the result has the type of the numbers. Weights, if any, have their shape, and count instead of ones. */
    static Tensor encode(Tensor numbers, String mode, int depth, @Nullable Tensor weights) {
        if (mode.equals("int")) return numbers;
        Tensor x = numbers.shape().rank() == 0 ? expandDims(numbers, 0) : numbers;
        int rank = x.shape().rank();
        if (mode.equals("one_hot")) {
            return oneHot(rank > 1 && x.shape().last() == 1 ? squeeze(x, -1) : x, depth, x.dtype());
        }
        Tensor hot = oneHot(x, depth, x.dtype());
        if (mode.equals("multi_hot")) return max(hot, rank > 1 ? 1 : 0);
        if (weights == null) return sum(hot, rank > 1 ? 1 : 0);
        Tensor each = numbers.shape().rank() == 0 ? expandDims(weights, 0) : weights;
        return sum(multiply(hot, expandDims(cast(each, x.dtype()), -1)), rank > 1 ? 1 : 0);
    }

    /** On the host: whole numbers in, whole numbers out. */
    static NDArray encode(long[] numbers, Shape shape, String mode, int depth) {
        if (mode.equals("int")) return NDArray.wrap(numbers, shape);
        Shape in = shape.rank() == 0 ? Shape.of(1) : shape;
        if (mode.equals("one_hot")) {
            Shape kept = in.rank() > 1 && in.last() == 1 ? in.drop(in.rank() - 1) : in;
            return counts(numbers, 1, 1, depth, kept.append(depth), false);
        }
        int axis = in.rank() > 1 ? 1 : 0;
        int summed = in.dim(axis);
        int after = 1;
        for (int i = axis + 1; i < in.rank(); i++) after *= in.dim(i);
        return counts(numbers, summed, after, depth, in.drop(axis).append(depth), mode.equals("count"));
    }

    /** Of {@code numbers (before, summed, after)} those of each {@code (before, after)}, all of them or once each. */
    private static NDArray counts(long[] numbers, int summed, int after, int depth, Shape shape, boolean all) {
        long[] counts = new long[(int) shape.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < 0 || numbers[i] >= depth) continue;
            int row = i / (summed * after) * after + i % after;
            int at = row * depth + (int) numbers[i];
            counts[at] = all ? counts[at] + 1 : 1;
        }
        return NDArray.wrap(counts, shape);
    }
}
