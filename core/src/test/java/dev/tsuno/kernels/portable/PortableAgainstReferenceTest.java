package dev.tsuno.kernels.portable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.kernels.Ternary;
import dev.tsuno.kernels.Unary;
import dev.tsuno.kernels.View;
import dev.tsuno.kernels.reference.ReferenceKernels;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortableAgainstReferenceTest {
    private final ReferenceKernels reference = new ReferenceKernels();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void unary_gives_the_reference_rounded(long seed) {
        RandomViews random = new RandomViews(seed);
        for (Unary f : Unary.values()) {
            int n = random.upTo(100);
            float[] x = random.numbers(n);
            x[random.upTo(n) - 1] = special(seed);
            float[] y = new float[n];
            double[] expected = new double[n];
            ElementwiseKernels.unary(f, x, y, n).run();
            reference
                    .unary(f, Buffer.of(RandomViews.widened(x)), Buffer.of(expected), n)
                    .run();
            double ulps = switch (f) {
                case RSQRT -> 1.5; // two roundings
                case EXP -> 1.1;
                case SIN, COS, SOFTPLUS -> 0.5001;
                case TANH -> 5.1;
                case SIGMOID -> 3.1; // between 1/4 and 1 an ulp is 3e-8 or 6e-8
                default -> 0.5;
            };
            assertClose(f + " of " + Arrays.toString(x), expected, y, ulps, f == Unary.SIGMOID ? 1.8e-7 : 0);
            ElementwiseKernels.unary(f, x, x, n).run();
            assertEquals(Arrays.toString(y), Arrays.toString(x), f + " in place");
        }
    }

    private static float special(long seed) {
        float[] values = {
            0f,
            -0f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            -1f,
            1f,
            0.5f,
            2.5f,
            -2.5f,
            1e30f,
            -100f,
            90f
        };
        return values[(int) (seed % values.length)];
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void binary_gives_the_reference_rounded_whatever_the_views(long seed) {
        RandomViews random = new RandomViews(seed);
        for (Binary f : Binary.values()) {
            int[] dims = random.dims();
            int n = RandomViews.size(dims);
            RandomViews.Twin a = random.view(dims);
            RandomViews.Twin b = random.view(dims);
            float[] y = new float[n];
            double[] expected = new double[n];
            ElementwiseKernels.binary(f, a.floats(), b.floats(), y, dims).run();
            reference
                    .binary(f, a.doubles(), b.doubles(), Buffer.of(expected), dims)
                    .run();
            boolean gradient = f == Binary.TANH_GRADIENT || f == Binary.SIGMOID_GRADIENT;
            assertClose(describe(f, dims, a, b), expected, y, f == Binary.POWER ? 0.5001 : 0.5, gradient ? 1e-6 : 0);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ternary_gives_the_reference_rounded_whatever_the_views(long seed) {
        RandomViews random = new RandomViews(seed);
        for (Ternary f : Ternary.values()) {
            int[] dims = random.dims();
            int n = RandomViews.size(dims);
            RandomViews.Twin a = random.view(dims);
            RandomViews.Twin b = random.view(dims);
            RandomViews.Twin c = random.view(dims);
            float[] y = new float[n];
            double[] expected = new double[n];
            ElementwiseKernels.ternary(f, a.floats(), b.floats(), c.floats(), y, dims)
                    .run();
            reference
                    .ternary(f, a.doubles(), b.doubles(), c.doubles(), Buffer.of(expected), dims)
                    .run();
            assertClose(describe(f, dims, a, b, c), expected, y, 0.5001, 0);
        }
    }

    @Test
    void no_elements_are_no_work() {
        int[] dims = {2, 0, 3};
        View none = View.of(Buffer.of(new float[0]), dims);
        float[] y = {7};
        ElementwiseKernels.unary(Unary.EXP, y, y, 0).run();
        ElementwiseKernels.binary(Binary.ADD, none, none, y, dims).run();
        ElementwiseKernels.ternary(Ternary.SELECT, none, none, none, y, dims).run();
        CopyKernels.copy(none, View.of(Buffer.of(y), dims), dims).run();
        assertEquals(7, y[0]);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_kernel_runs_again_with_what_its_buffers_hold_now(long seed) {
        RandomViews random = new RandomViews(seed);
        int[] dims = random.dims();
        int n = RandomViews.size(dims);
        RandomViews.Twin a = random.view(dims);
        RandomViews.Twin b = random.view(dims);
        float[] y = new float[n];
        double[] expected = new double[n];
        var fast = ElementwiseKernels.binary(Binary.SUBTRACT, a.floats(), b.floats(), y, dims);
        var plain = reference.binary(Binary.SUBTRACT, a.doubles(), b.doubles(), Buffer.of(expected), dims);
        for (int run = 0; run < 3; run++) {
            for (RandomViews.Twin twin : new RandomViews.Twin[] {a, b}) {
                float[] values = random.numbers(twin.floats().buffer().capacity());
                for (int i = 0; i < values.length; i++) {
                    twin.floats().buffer().set(i, values[i]);
                    twin.doubles().buffer().set(i, values[i]);
                }
            }
            fast.run();
            plain.run();
            assertClose(describe(Binary.SUBTRACT, dims, a, b), expected, y, 0.5, 0);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void binary_may_write_over_a_row_major_operand(long seed) {
        RandomViews random = new RandomViews(seed);
        int[] dims = random.dims();
        int n = RandomViews.size(dims);
        float[] own = random.numbers(n);
        RandomViews.Twin other = random.view(dims);
        double[] expected = new double[n];
        reference
                .binary(
                        Binary.SUBTRACT,
                        View.of(Buffer.of(RandomViews.widened(own)), dims),
                        other.doubles(),
                        Buffer.of(expected),
                        dims)
                .run();
        ElementwiseKernels.binary(Binary.SUBTRACT, View.of(Buffer.of(own), dims), other.floats(), own, dims)
                .run();
        assertClose(describe(Binary.SUBTRACT, dims, other), expected, own, 0.5, 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void copy_moves_every_element_and_touches_no_other(long seed) {
        RandomViews random = new RandomViews(seed);
        int[] dims = random.dims();
        RandomViews.Twin from = random.view(dims);
        RandomViews.Twin to = random.target(dims);
        CopyKernels.copy(from.floats(), to.floats(), dims).run();
        reference.copy(from.doubles(), to.doubles(), dims).run();
        assertClose(
                describe("copy", dims, from, to),
                to.doubles().buffer().doubles(),
                to.floats().buffer().floats(),
                0,
                0);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void reductions_agree_with_the_reference(long seed) {
        RandomViews random = new RandomViews(seed);
        for (Reduction f : Reduction.values()) {
            int outer = random.upTo(4);
            int n = random.upTo(70);
            int inner = seed % 2 == 0 ? 1 : random.upTo(40);
            float[] x = random.numbers(outer * n * inner);
            if (seed % 5 == 0) x[random.upTo(x.length) - 1] = Float.NaN;
            if (f == Reduction.PRODUCT) for (int i = 0; i < x.length; i++) x[i] = 1 + x[i] / 10;
            float[] y = new float[outer * inner];
            double[] expected = new double[outer * inner];
            ReductionKernels.reduce(f, x, y, outer, n, inner).run();
            reference
                    .reduce(f, Buffer.of(RandomViews.widened(x)), Buffer.of(expected), outer, n, inner)
                    .run();
            boolean rounded = f == Reduction.SUM || f == Reduction.MEAN || f == Reduction.PRODUCT;
            String what = f + " of " + Arrays.toString(new int[] {outer, n, inner});
            assertClose(what, expected, y, rounded ? 70 : 0, rounded ? 1e-5 : 0);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void gather_and_scatter_agree_with_the_reference(long seed) {
        RandomViews random = new RandomViews(seed);
        int tableRows = random.upTo(6);
        int count = random.upTo(9);
        int width = random.upTo(20);
        float[] table = random.numbers(tableRows * width);
        float[] rows = new float[count];
        for (int i = 0; i < count; i++) rows[i] = random.upTo(tableRows) - 1;
        float[] y = new float[count * width];
        double[] expected = new double[count * width];
        Buffer wideTable = Buffer.of(RandomViews.widened(table));
        Buffer wideRows = Buffer.of(RandomViews.widened(rows));
        GatherKernels.gather(table, tableRows, rows, y, count, width).run();
        reference
                .gather(wideTable, tableRows, wideRows, Buffer.of(expected), count, width)
                .run();
        assertClose("gather", expected, y, 0, 0);
        GatherKernels.scatterAdd(y, rows, table, tableRows, count, width).run();
        reference
                .scatterAdd(Buffer.of(expected), wideRows, wideTable, tableRows, count, width)
                .run();
        assertClose("scatterAdd", wideTable.doubles(), table, 20, 1e-6);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void orders_places_and_running_sums_agree_with_the_reference(long seed) {
        RandomViews random = new RandomViews(seed);
        int outer = random.upTo(3);
        int n = random.upTo(20);
        int count = random.upTo(9);
        int inner = seed % 2 == 0 ? 1 : random.upTo(4);
        float[] x = random.numbers(outer * n * inner);
        Buffer wide = Buffer.of(RandomViews.widened(x));
        float[] y = new float[x.length];
        double[] expected = new double[x.length];
        boolean falling = seed % 3 == 0;
        AlongKernels.cumulativeSum(falling, x, y, outer, n, inner).run();
        reference
                .cumulativeSum(falling, wide, Buffer.of(expected), outer, n, inner)
                .run();
        assertClose("cumulativeSum", expected, y, 20, 1e-6);

        if (seed % 5 == 0) x[random.upTo(x.length) - 1] = Float.NaN;
        wide = Buffer.of(RandomViews.widened(x));
        new OrderKernels(falling, x, y, outer, n, inner).run();
        reference.argsort(falling, wide, Buffer.of(expected), outer, n, inner).run();
        assertClose("argsort", expected, y, 0, 0);

        float[] at = new float[outer * count * inner];
        for (int i = 0; i < at.length; i++) at[i] = random.upTo(n) - 1;
        Buffer wideAt = Buffer.of(RandomViews.widened(at));
        float[] taken = new float[at.length];
        double[] expectedTaken = new double[at.length];
        AlongKernels.take(x, at, taken, outer, n, count, inner).run();
        reference
                .take(wide, wideAt, Buffer.of(expectedTaken), outer, n, count, inner)
                .run();
        assertClose("take", expectedTaken, taken, 0, 0);
        AlongKernels.takeGradient(taken, at, x, outer, n, count, inner).run();
        reference
                .takeGradient(Buffer.of(expectedTaken), wideAt, wide, outer, n, count, inner)
                .run();
        assertClose("takeGradient", wide.doubles(), x, 20, 1e-6);
    }

    private static String describe(Object f, int[] dims, RandomViews.Twin... twins) {
        StringBuilder words = new StringBuilder(f + " over " + Arrays.toString(dims));
        for (RandomViews.Twin twin : twins) {
            words.append(", from ").append(twin.floats().offset());
            words.append(" by ").append(Arrays.toString(twin.floats().strides()));
        }
        return words.toString();
    }

    /** Within so many ulp, or so near. */
    private static void assertClose(String what, double[] expected, float[] actual, double ulps, double absolute) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < actual.length; i++) {
            float rounded = (float) expected[i];
            if (Float.compare(rounded, actual[i]) == 0) continue;
            double allowed = Math.max(ulps * Math.ulp(rounded), absolute);
            assertEquals(expected[i], actual[i], allowed, what + ", element " + i);
        }
    }
}
