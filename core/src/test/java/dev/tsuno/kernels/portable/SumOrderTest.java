package dev.tsuno.kernels.portable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.kernels.reference.ReferenceKernels;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders said in the description of dev.tsuno.kernels, to the bit. */
class SumOrderTest {
    @ParameterizedTest(name = "n = {0}")
    @ValueSource(ints = {0, 1, 2, 7, 15, 16, 17, 3, 4, 5, 8, 9, 31, 32, 33, 100, 1000})
    void a_sum_over_the_last_axis_has_16_partial_sums(int n) {
        int outer = 3;
        float[] x = numbers(outer * n, n);
        float[] y = new float[outer];
        ReductionKernels.reduce(Reduction.SUM, x, y, outer, n, 1).run();
        for (int o = 0; o < outer; o++) {
            float[] s = new float[16];
            for (int i = 0; i < n; i++) s[i % 16] += x[o * n + i];
            for (int i = 0; i < 8; i++) s[i] += s[i + 8];
            for (int i = 0; i < 4; i++) s[i] += s[i + 4];
            for (int i = 0; i < 2; i++) s[i] += s[i + 2];
            assertEquals(s[0] + s[1], y[o]);
        }
    }

    @ParameterizedTest(name = "n = {0}")
    @ValueSource(ints = {0, 1, 2, 7, 16, 33, 1000})
    void so_it_has_in_double(int n) {
        double[] x = RandomViews.widened(numbers(n, n));
        for (int i = 0; i < n; i++) x[i] /= 3;
        double[] y = new double[1];
        new ReferenceKernels()
                .reduce(Reduction.SUM, Buffer.of(x), Buffer.of(y), 1, n, 1)
                .run();
        double[] s = new double[16];
        for (int i = 0; i < n; i++) s[i % 16] += x[i];
        for (int half = 8; half >= 1; half /= 2) for (int i = 0; i < half; i++) s[i] += s[i + half];
        assertEquals(s[0], y[0]);
    }

    @ParameterizedTest(name = "inner = {0}")
    @ValueSource(ints = {2, 3, 8, 40, 129, 1000})
    void a_sum_over_another_axis_goes_in_rising_order(int inner) {
        int outer = 2;
        int n = 37;
        float[] x = numbers(outer * n * inner, inner);
        float[] sum = new float[outer * inner];
        float[] mean = new float[outer * inner];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < inner; j++) sum[o * inner + j] += x[(o * n + i) * inner + j];
            }
        }
        for (int i = 0; i < sum.length; i++) mean[i] = sum[i] / n;
        float[] y = new float[outer * inner];
        ReductionKernels.reduce(Reduction.SUM, x, y, outer, n, inner).run();
        assertArrayEquals(sum, y);
        ReductionKernels.reduce(Reduction.MEAN, x, y, outer, n, inner).run();
        assertArrayEquals(mean, y);
    }

    private static float[] numbers(int n, long seed) {
        Random random = new Random(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = (float) random.nextGaussian() * 100;
        return x;
    }
}
