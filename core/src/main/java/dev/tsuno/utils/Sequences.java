package dev.tsuno.utils;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sequences of different lengths. */
public final class Sequences {
    private Sequences() {}

    /** The arguments of {@link #padSequences} besides the sequences, with Keras's defaults. */
    public static final class Padding {
        private int maxlen = -1;
        private DType dtype = DType.INT32;
        private boolean padBefore = true;
        private boolean cutBefore = true;
        private double value;

        private Padding() {}

        /** The length of all afterwards. Default: that of the longest. */
        public Padding maxlen(int maxlen) {
            if (maxlen < 1)
                throw new IllegalArgumentException("pad_sequences: maxlen must be at least 1, got " + maxlen + ".");
            this.maxlen = maxlen;
            return this;
        }

        /** What the result consists of; floats lose their fraction on the way to an integer. Default: int32. */
        public Padding dtype(DType dtype) {
            this.dtype = dtype;
            return this;
        }

        /** {@code "int32"}, {@code "float32"}, … */
        public Padding dtype(String dtype) {
            return dtype(DType.of(dtype));
        }

        /** {@code "pre"} or {@code "post"}: whether to pad before a sequence or behind. Default: "pre". */
        public Padding padding(String padding) {
            padBefore = before("padding", padding);
            return this;
        }

        /** {@code "pre"} or {@code "post"}: where to cut a sequence that is too long. Default: "pre". */
        public Padding truncating(String truncating) {
            cutBefore = before("truncating", truncating);
            return this;
        }

        /** What to pad with. Default: 0. */
        public Padding value(double value) {
            this.value = value;
            return this;
        }

        private static boolean before(String argument, String where) {
            if (where.equals("pre") || where.equals("post")) return where.equals("pre");
            throw new IllegalArgumentException(
                    "pad_sequences: " + argument + " must be \"pre\" or \"post\", got \"" + where + "\".");
        }
    }

    public static NDArray padSequences(int[][] sequences) {
        return padSequences(sequences, p -> {});
    }

    public static NDArray padSequences(int[][] sequences, Consumer<Padding> configure) {
        return padSequences(Arrays.asList(sequences), configure);
    }

    public static NDArray padSequences(float[][] sequences, Consumer<Padding> configure) {
        return padSequences(Arrays.asList(sequences), configure);
    }

    public static NDArray padSequences(double[][] sequences, Consumer<Padding> configure) {
        return padSequences(Arrays.asList(sequences), configure);
    }

    public static NDArray padSequences(List<?> sequences) {
        return padSequences(sequences, p -> {});
    }

    /**
     * Sequences made equally long and put into one array {@code (sequences, maxlen, …)}, as {@code keras.utils.pad_sequences}.
     *
     * @param sequences each an {@code int[]}, {@code long[]}, {@code float[]}, {@code double[]}, a list of numbers, an array or list of those
     *     for steps of several numbers, or an NDArray {@code (time, …)}
     */
    public static NDArray padSequences(List<?> sequences, Consumer<Padding> configure) {
        Padding p = new Padding();
        configure.accept(p);
        if (sequences.isEmpty()) throw new IllegalArgumentException("pad_sequences: there are no sequences.");
        List<NDArray> arrays = new ArrayList<>();
        for (Object sequence : sequences) arrays.add(array(sequence, arrays.size()));
        int longest = 0;
        Shape sample = null;
        for (NDArray array : arrays) {
            int length = array.shape().dim(0);
            longest = Math.max(longest, length);
            if (sample == null && length > 0) sample = array.shape().drop(0);
        }
        if (sample == null) sample = Shape.SCALAR;
        int maxlen = p.maxlen < 0 ? longest : p.maxlen;
        List<NDArray> padded = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) padded.add(padded(arrays.get(i), i, maxlen, sample, p));
        return NDArray.stack(0, padded.toArray(new NDArray[0]));
    }

    private static NDArray padded(NDArray sequence, int position, int maxlen, Shape sample, Padding p) {
        NDArray row = NDArray.full(sample.insert(0, maxlen), p.value, p.dtype);
        int length = sequence.shape().dim(0);
        if (length == 0) return row;
        if (!sequence.shape().drop(0).equals(sample)) {
            throw new IllegalArgumentException("pad_sequences: a step of sequence " + position + " has shape "
                    + sequence.shape().drop(0) + ", those before have " + sample + ".");
        }
        int kept = Math.min(length, maxlen);
        NDArray cut = (p.cutBefore ? sequence.slice(length - kept, length) : sequence.slice(0, kept)).astype(p.dtype);
        if (kept == maxlen) return cut;
        NDArray filling = row.slice(0, maxlen - kept);
        return p.padBefore ? NDArray.concatenate(0, filling, cut) : NDArray.concatenate(0, cut, filling);
    }

    private static NDArray array(@Nullable Object sequence, int position) {
        if (sequence instanceof int[] numbers) return NDArray.of(numbers);
        if (sequence instanceof long[] numbers) return NDArray.of(numbers);
        if (sequence instanceof float[] numbers) return NDArray.of(numbers);
        if (sequence instanceof double[] numbers) return NDArray.of(numbers);
        if (sequence instanceof NDArray array && array.ndim() > 0) return array;
        if (sequence instanceof Object[] steps) return array(Arrays.asList(steps), position);
        if (sequence instanceof List<?> list) {
            if (list.stream()
                    .anyMatch(step -> step instanceof List<?>
                            || step instanceof double[]
                            || step instanceof float[]
                            || step instanceof int[])) {
                return NDArray.stack(
                        0, list.stream().map(step -> array(step, position)).toArray(NDArray[]::new));
            }
            boolean whole = list.stream().allMatch(n -> n instanceof Integer || n instanceof Long);
            if (whole)
                return NDArray.of(
                        list.stream().mapToLong(n -> ((Number) n).longValue()).toArray());
            if (list.stream().allMatch(n -> n instanceof Number))
                return NDArray.of(list.stream()
                        .mapToDouble(n -> ((Number) n).doubleValue())
                        .toArray());
        }
        throw new IllegalArgumentException("pad_sequences: sequence " + position
                + " must be an int[], long[], float[], double[], list of numbers or NDArray with an axis of time, got "
                + (sequence == null ? "null" : sequence.getClass().getSimpleName()) + ".");
    }
}
