package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.View;
import java.util.Random;

/** Random numbers, shapes and views; each number stands in a float buffer and in a double one. */
final class RandomViews {
    /** The same view of the same numbers, for both sets. */
    record Twin(View floats, View doubles) {}

    private final Random random;

    RandomViews(long seed) {
        random = new Random(seed);
    }

    int upTo(int n) {
        return 1 + random.nextInt(n);
    }

    /** Sizes of which some are one, and now and then many elements. */
    int[] dims() {
        int[] dims = new int[random.nextInt(5)];
        for (int d = 0; d < dims.length; d++) dims[d] = random.nextInt(4) == 0 ? 1 : upTo(7);
        if (dims.length > 0 && random.nextInt(4) == 0) dims[random.nextInt(dims.length)] = upTo(5000 / size(dims) + 1);
        return dims;
    }

    static int size(int[] dims) {
        int n = 1;
        for (int dim : dims) n *= dim;
        return n;
    }

    /** Numbers with some zeros and repeats among them. */
    float[] numbers(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = random.nextInt(3) == 0 ? random.nextInt(5) - 2 : 2 * random.nextFloat() - 1;
        return x;
    }

    static double[] widened(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) y[i] = x[i];
        return y;
    }

    /** The whole of a buffer, a scalar, a row, or axes transposed, sliced, reversed and broadcast at random. */
    Twin view(int[] dims) {
        int[] strides = switch (random.nextInt(5)) {
            case 0 -> View.rowMajor(dims);
            case 1 -> new int[dims.length];
            case 2 -> lastAxisOnly(dims);
            default -> scattered(dims, true);
        };
        return placed(dims, strides, random.nextBoolean() ? 0 : random.nextInt(5));
    }

    /** As {@link #view}, every element in a place of its own. */
    Twin target(int[] dims) {
        return placed(dims, random.nextInt(3) == 0 ? View.rowMajor(dims) : scattered(dims, false), random.nextInt(3));
    }

    private static int[] lastAxisOnly(int[] dims) {
        int[] strides = new int[dims.length];
        if (dims.length > 0) strides[dims.length - 1] = 1;
        return strides;
    }

    private int[] scattered(int[] dims, boolean mayBroadcast) {
        int[] order = new int[dims.length];
        for (int d = 0; d < dims.length; d++) {
            int at = random.nextInt(d + 1);
            order[d] = order[at];
            order[at] = d;
        }
        int[] strides = new int[dims.length];
        int stride = 1;
        for (int d : order) {
            int step = random.nextInt(3) == 0 ? 2 : 1;
            strides[d] = stride * step * (random.nextInt(4) == 0 ? -1 : 1);
            stride *= step * dims[d];
            if (mayBroadcast && random.nextInt(4) == 0) strides[d] = 0;
        }
        return strides;
    }

    private Twin placed(int[] dims, int[] strides, int before) {
        int offset = before;
        int reach = 0;
        for (int d = 0; d < dims.length; d++) {
            if (strides[d] < 0) offset -= strides[d] * (dims[d] - 1);
            else reach += strides[d] * (dims[d] - 1);
        }
        float[] x = numbers(offset + reach + 1);
        return new Twin(new View(Buffer.of(x), offset, strides), new View(Buffer.of(widened(x)), offset, strides));
    }
}
