package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.View;
import java.util.Arrays;

/** Adds a view to another, element after element: what overlapping windows leave behind. */
public final class AddKernels {
    /** Shorter runs are added where they stand: copying them costs more than the vectors save. */
    private static final int LONG = 16;

    private AddKernels() {}

    /** {@code to[i] += from[i]} in row-major order of {@code dims}. */
    public static Kernel add(View from, View to, int[] dims) {
        Walk walk = Walk.of(dims, from.strides(), to.strides());
        if (walk.size() == 0) return () -> {};
        return new StridedAdd(from.buffer().floats(), from.offset(), to.buffer().floats(), to.offset(), walk);
    }

    private static final class StridedAdd implements Kernel {
        private final float[] from;
        private final int from0;
        private final float[] to;
        private final int to0;
        private final int[] dims;
        private final int[] fromStrides;
        private final int[] toStrides;
        private final int[] index;
        private final boolean rows;
        private final float[] row;
        private final float[] sum;

        StridedAdd(float[] from, int from0, float[] to, int to0, Walk walk) {
            this.from = from;
            this.from0 = from0;
            this.to = to;
            this.to0 = to0;
            dims = walk.dims();
            fromStrides = walk.strides(0);
            toStrides = walk.strides(1);
            index = new int[dims.length];
            int last = dims.length - 1;
            rows = dims[last] >= LONG && fromStrides[last] == 1 && toStrides[last] == 1;
            row = new float[rows ? dims[last] : 0];
            sum = new float[rows ? dims[last] : 0];
        }

        @Override
        public void run() {
            int last = dims.length - 1;
            int f = from0;
            int t = to0;
            Arrays.fill(index, 0);
            while (true) {
                if (rows) addRow(f, t, dims[last]);
                else addRun(from, f, fromStrides[last], to, t, toStrides[last], dims[last]);
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

        private void addRow(int f, int t, int n) {
            System.arraycopy(from, f, row, 0, n);
            System.arraycopy(to, t, sum, 0, n);
            add(row, sum, n);
            System.arraycopy(sum, 0, to, t, n);
        }

        private static void add(float[] row, float[] sum, int n) {
            for (int i = 0; i < n; i++) sum[i] += row[i];
        }

        private static void addRun(float[] from, int f, int fromStride, float[] to, int t, int toStride, int n) {
            for (int i = 0; i < n; i++) to[t + i * toStride] += from[f + i * fromStride];
        }
    }
}
