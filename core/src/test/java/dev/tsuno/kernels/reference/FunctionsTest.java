package dev.tsuno.kernels.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.kernels.Binary;
import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Matmul;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.kernels.Unary;
import dev.tsuno.kernels.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private final ReferenceKernels kernels = new ReferenceKernels();

    @Test
    void round_goes_half_to_even() {
        assertArrayEquals(new double[] {0, 2, 2, -2, 3}, unary(Unary.ROUND, 0.5, 1.5, 2.5, -1.5, 2.6));
    }

    @Test
    void relu_and_maximum_keep_nan() {
        assertArrayEquals(new double[] {0, 2, Double.NaN}, unary(Unary.RELU, -1, 2, Double.NaN));
        assertEquals(Double.NaN, Functions.of(Binary.MAXIMUM).applyAsDouble(1, Double.NaN));
        assertEquals(Double.NaN, Functions.of(Binary.MINIMUM).applyAsDouble(Double.NaN, 1));
    }

    @Test
    void sign_is_minus_one_zero_or_one() {
        assertArrayEquals(new double[] {-1, 0, 0, 1, Double.NaN}, unary(Unary.SIGN, -7, -0.0, 0, 0.1, Double.NaN));
    }

    @Test
    void booleans_are_zero_and_one() {
        assertArrayEquals(new double[] {0, 1, 1, 0}, unary(Unary.NOT, 3, 0, -0.0, Double.NaN));
        assertArrayEquals(new double[] {1, 0, 0}, unary(Unary.IS_FINITE, 1, Double.NEGATIVE_INFINITY, Double.NaN));
        assertEquals(0, Functions.of(Binary.EQUAL).applyAsDouble(Double.NaN, Double.NaN));
        assertEquals(1, Functions.of(Binary.NOT_EQUAL).applyAsDouble(Double.NaN, Double.NaN));
        assertEquals(1, Functions.of(Binary.AND).applyAsDouble(-2, 3));
        assertEquals(1, Functions.of(Binary.OR).applyAsDouble(0, 3));
    }

    @Test
    void views_transpose_reverse_and_broadcast() {
        Buffer a = Buffer.of(new double[] {1, 2, 3, 4, 5, 6});
        Buffer b = Buffer.of(new double[] {10, 20, 30});
        double[] y = new double[6];
        View transposed = new View(a, 0, new int[] {1, 2}); // (3, 2) stored, (2, 3) read
        View reversed = new View(b, 2, new int[] {0, -1});
        kernels.binary(Binary.ADD, transposed, reversed, Buffer.of(y), 2, 3).run();
        assertArrayEquals(new double[] {31, 23, 15, 32, 24, 16}, y);
    }

    @Test
    void the_first_of_equals_is_the_index_and_nan_comes_before_all() {
        double[] x = {1, 3, 3, 0, 5, Double.NaN, Double.NaN, 9};
        double[] y = new double[2];
        kernels.reduce(Reduction.ARGMAX, Buffer.of(x), Buffer.of(y), 2, 4, 1).run();
        assertArrayEquals(new double[] {1, 1}, y);
        kernels.reduce(Reduction.ARGMIN, Buffer.of(x), Buffer.of(y), 2, 4, 1).run();
        assertArrayEquals(new double[] {3, 1}, y);
    }

    @Test
    void a_product_may_transpose_either_side_and_start_at_a_bias() {
        Buffer a = Buffer.of(new double[] {1, 2, 3, 4}); // ((1, 2), (3, 4))
        Buffer b = Buffer.of(new double[] {5, 6, 7, 8}); // ((5, 6), (7, 8))
        Buffer bias = Buffer.of(new double[] {100, 200});
        assertArrayEquals(new double[] {19, 22, 43, 50}, product(a, b, false, false, null));
        assertArrayEquals(new double[] {26, 30, 38, 44}, product(a, b, true, false, null));
        assertArrayEquals(new double[] {17, 23, 39, 53}, product(a, b, false, true, null));
        assertArrayEquals(new double[] {119, 222, 143, 250}, product(a, b, false, false, bias));
    }

    private double[] product(Buffer a, Buffer b, boolean transposeA, boolean transposeB, @Nullable Buffer start) {
        double[] c = new double[4];
        Matmul sizes = new Matmul(1, 2, 2, 2, transposeA, transposeB, 4, 4);
        kernels.matmul(sizes, a, b, start, Buffer.of(c)).run();
        return c;
    }

    private double[] unary(Unary f, double... x) {
        double[] y = new double[x.length];
        kernels.unary(f, Buffer.of(x), Buffer.of(y), x.length).run();
        return y;
    }
}
