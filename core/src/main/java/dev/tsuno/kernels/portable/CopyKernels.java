package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.View;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Copies from view to view. */
public final class CopyKernels {
    private CopyKernels() {}

    /** {@code to[i] = from[i]} for every index i of the shape {@code dims}. */
    public static Kernel copy(View from, View to, int[] dims) {
        int[] order = order(to, dims);
        Walk walk = Walk.of(picked(dims, order), picked(from.strides(), order), picked(to.strides(), order));
        if (walk.size() == 0) return () -> {};
        return new StridedCopy(
                from.buffer().floats(), from.offset(), to.buffer().floats(), to.offset(), walk);
    }

    /** Every one of the first n elements of y becomes {@code value}. */
    public static Kernel fill(float value, float[] y, int n) {
        return () -> Arrays.fill(y, 0, n, value);
    }

    /** The axes in the order in which {@code to} stands in memory, so that writing goes forward whatever is transposed. */
    private static int[] order(View to, int[] dims) {
        return IntStream.range(0, dims.length)
                .boxed()
                .sorted(Comparator.comparing((Integer d) -> -Math.abs(to.strides()[d])))
                .mapToInt(d -> d)
                .toArray();
    }

    private static int[] picked(int[] values, int[] order) {
        return Arrays.stream(order).map(d -> values[d]).toArray();
    }

    private static final class StridedCopy implements Kernel {
        private final float[] from;
        private final int from0;
        private final float[] to;
        private final int to0;
        private final int[] dims;
        private final int[] fromStrides;
        private final int[] toStrides;
        private final int[] index;

        StridedCopy(float[] from, int from0, float[] to, int to0, Walk walk) {
            this.from = from;
            this.from0 = from0;
            this.to = to;
            this.to0 = to0;
            dims = walk.dims();
            fromStrides = walk.strides()[0];
            toStrides = walk.strides()[1];
            index = new int[dims.length];
        }

        @Override
        public void run() {
            int last = dims.length - 1;
            int f = from0;
            int t = to0;
            Arrays.fill(index, 0);
            while (true) {
                copyRun(from, f, fromStrides[last], to, t, toStrides[last], dims[last]);
                int d = last - 1;
                while (d >= 0 && index[d] == dims[d] - 1) {
                    f -= index[d] * fromStrides[d];
                    t -= index[d] * toStrides[d];
                    index[d--] = 0;
                }
                if (d < 0) return;
                index[d]++;
                f += fromStrides[d];
                t += toStrides[d];
            }
        }

        private static void copyRun(float[] from, int f, int fromStride, float[] to, int t, int toStride, int n) {
            if (fromStride == 1 && toStride == 1) System.arraycopy(from, f, to, t, n);
            else if (fromStride == 0 && toStride == 1) Arrays.fill(to, t, t + n, from[f]);
            else for (int i = 0; i < n; i++) to[t + i * toStride] = from[f + i * fromStride];
        }
    }
}
