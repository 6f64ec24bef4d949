package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.LoadedKernel;
import dev.tsuno.kernels.Matmul;
import dev.tsuno.kernels.Strips;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Matmul}, by the shape's own way: a matrix times a vector, a vector times a matrix, an outer product, or one of the two
 * products of the {@link Primitives}. The order of every sum is the same in all of them. A large batch goes in strips of matrices.
 */
final class MatmulKernel {
    private MatmulKernel() {}

    /** One matrix of a batch: C's rows hold their start already. */
    private interface One {
        void run(int a0, int b0, int c0, boolean newB);
    }

    /** A way with scratch memory of its own. */
    private interface Way {
        One bind(Primitives primitives);
    }

    static Kernel of(Supplier<Primitives> set, Matmul sizes, Buffer a, Buffer b, @Nullable Buffer start, Buffer c) {
        Matmul s = oneMatrix(sizes);
        float[] x = a.floats();
        float[] w = b.floats();
        float[] y = c.floats();
        float @Nullable [] first = start == null ? null : start.floats();
        if (s.k() == 1) return outer(set.get(), s, x, w, first, y);
        if (s.n() > 1 && s.m() > 1 && s.batch() == 1) {
            if (!s.transposeA()) return rowStrips(set, s, x, w, first, y);
            if (!s.transposeB()) return columnStrips(set, s, x, w, first, y);
        }
        Way way = way(s, x, w, y);
        return Strips.of(
                s.batch(), 1, s.batch() * work(s), (from, to) -> new Batch(s, way.bind(set.get()), first, y, from, to));
    }

    private static Way way(Matmul s, float[] x, float[] w, float[] y) {
        if (s.n() == 1 && !s.transposeA()) return p -> matrixVector(s, x, w, y);
        if (s.n() == 1) return p -> vectorMatrix(p, s.m(), s.k(), w, x, y, true);
        if (s.m() == 1 && s.transposeB()) return p -> rowDots(s, x, w, y);
        if (s.m() == 1) return p -> vectorMatrix(p, s.n(), s.k(), x, w, y, false);
        return s.transposeA() ? p -> transposed(p, s, x, w, y) : p -> plain(p, s, x, w, y);
    }

    /** A batch that shares B and has its A one behind the other is one matrix with more rows. */
    private static Matmul oneMatrix(Matmul s) {
        if (s.batch() == 1 || s.stepB() != 0 || s.transposeA() || s.stepA() != s.m() * s.k()) return s;
        return new Matmul(1, s.batch() * s.m(), s.k(), s.n(), false, s.transposeB(), 0, 0);
    }

    private static final class Batch implements Kernel {
        private final Matmul sizes;
        private final One one;
        private final float @Nullable [] start;
        private final float[] c;
        private final int from;
        private final int to;

        Batch(Matmul sizes, One one, float @Nullable [] start, float[] c, int from, int to) {
            this.sizes = sizes;
            this.one = one;
            this.start = start;
            this.c = c;
            this.from = from;
            this.to = to;
        }

        @Override
        public void run() {
            for (int i = from; i < to; i++) {
                begin(start, c, i * sizes.m(), (i + 1) * sizes.m(), sizes.n());
                boolean newB = i == from || sizes.stepB() != 0;
                one.run(i * sizes.stepA(), i * sizes.stepB(), i * sizes.m() * sizes.n(), newB);
            }
        }
    }

    private static void begin(float @Nullable [] start, float[] c, int from, int to, int n) {
        if (start == null) {
            Arrays.fill(c, from * n, to * n, 0f);
        } else if (n == 1) {
            Arrays.fill(c, from, to, start[0]);
        } else {
            for (int r = from; r < to; r++) System.arraycopy(start, 0, c, r * n, n);
        }
    }

    private static long work(Matmul s) {
        return (long) s.m() * s.k() * s.n();
    }

    /** One product: B is loaded once, strips of C's rows do the rest side by side. */
    private static Kernel rowStrips(
            Supplier<Primitives> set, Matmul s, float[] a, float[] b, float @Nullable [] start, float[] c) {
        Product loaded = set.get().product(ProductShape.of(s.m(), s.k(), s.n()));
        int rowStep = s.transposeB() ? 1 : s.n();
        int columnStep = s.transposeB() ? s.k() : 1;
        Kernel strips = Strips.of(s.m(), BatchRows.GRAIN, work(s), (from, to) -> {
            Product product = loaded.another();
            return () -> {
                begin(start, c, from, to, s.n());
                product.add(a, from * s.k(), s.k(), c, from * s.n(), s.n(), to - from);
            };
        });
        return new LoadedKernel() {
            @Override
            public void load() {
                loaded.load(b, 0, rowStep, columnStep);
            }

            @Override
            public void runLoaded() {
                strips.run();
            }
        };
    }

    /** One product with A transposed, in strips of C's columns. */
    private static Kernel columnStrips(
            Supplier<Primitives> set, Matmul s, float[] a, float[] b, float @Nullable [] start, float[] c) {
        return Strips.of(s.n(), WeightColumns.GRAIN, work(s), (from, to) -> {
            int columns = to - from;
            TransposedProduct product = set.get().transposedProduct(s.k(), s.m(), columns, 1, 0, 0);
            return () -> {
                if (columns == s.n()) begin(start, c, 0, s.m(), s.n());
                else beginColumns(start, c, s.m(), s.n(), from, to);
                product.add(a, 0, s.m(), b, from, s.n(), c, from, s.n(), s.k());
            };
        });
    }

    private static void beginColumns(float @Nullable [] start, float[] c, int rows, int n, int from, int to) {
        for (int r = 0; r < rows; r++) {
            if (start == null) Arrays.fill(c, r * n + from, r * n + to, 0f);
            else System.arraycopy(start, from, c, r * n + from, to - from);
        }
    }

    private static One matrixVector(Matmul s, float[] a, float[] b, float[] c) {
        return (a0, b0, c0, newB) -> Dots.add(a, a0, s.k(), b, b0, c, c0, s.m(), s.k());
    }

    private static One rowDots(Matmul s, float[] a, float[] b, float[] c) {
        return (a0, b0, c0, newB) -> Dots.add(b, b0, s.k(), a, a0, c, c0, s.n(), s.k());
    }

    /** v (k) times a matrix stored as (k, n); the two come as A and B or the other way round. */
    private static One vectorMatrix(Primitives p, int n, int k, float[] v, float[] matrix, float[] c, boolean swapped) {
        Product product = p.product(ProductShape.of(1, k, n));
        return (a0, b0, c0, newB) -> {
            product.load(matrix, swapped ? a0 : b0, n, 1);
            product.add(v, swapped ? b0 : a0, k, c, c0, n, 1);
        };
    }

    private static One plain(Primitives p, Matmul s, float[] a, float[] b, float[] c) {
        int rows = s.stepB() == 0 ? s.batch() * s.m() : s.m();
        Product product = p.product(ProductShape.of(rows, s.k(), s.n()));
        int rowStep = s.transposeB() ? 1 : s.n();
        int columnStep = s.transposeB() ? s.k() : 1;
        return (a0, b0, c0, newB) -> {
            if (newB) product.load(b, b0, rowStep, columnStep);
            product.add(a, a0, s.k(), c, c0, s.n(), s.m());
        };
    }

    private static One transposed(Primitives p, Matmul s, float[] a, float[] b, float[] c) {
        TransposedProduct product = p.transposedProduct(s.k(), s.m(), s.n(), 1, 0, 0);
        if (!s.transposeB()) {
            return (a0, b0, c0, newB) -> product.add(a, a0, s.m(), b, b0, s.n(), c, c0, s.n(), s.k());
        }
        float[] turned = new float[s.k() * s.n()];
        return (a0, b0, c0, newB) -> {
            if (newB) transpose(b, b0, s.n(), s.k(), turned);
            product.add(a, a0, s.m(), turned, 0, s.n(), c, c0, s.n(), s.k());
        };
    }

    private static void transpose(float[] x, int x0, int rows, int columns, float[] y) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) y[j * rows + i] = x[x0 + i * columns + j];
        }
    }

    /** k = 1: every element is one fma of its start. */
    private static Kernel outer(Primitives p, Matmul s, float[] a, float[] b, float @Nullable [] start, float[] c) {
        float[] first = start == null ? new float[s.n()] : start;
        if (s.n() == 1) return scaled(s, a, b, first, c);
        return () -> {
            for (int i = 0; i < s.batch(); i++) {
                p.start(a, i * s.stepA(), 1, b, i * s.stepB(), first, 0, c, i * s.m() * s.n(), 0, 1, s.n(), s.m());
            }
        };
    }

    private static Kernel scaled(Matmul s, float[] a, float[] b, float[] start, float[] c) {
        return () -> {
            for (int i = 0; i < s.batch(); i++) {
                float w = b[i * s.stepB()];
                for (int r = 0; r < s.m(); r++) c[i * s.m() + r] = Math.fma(a[i * s.stepA() + r], w, start[0]);
            }
        };
    }
}
