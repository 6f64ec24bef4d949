package dev.tsuno.random;

import static dev.tsuno.random.Golden.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OrthogonalTest {
    private static final Golden FLOAT = new Golden("float32.txt");
    private static final Golden DOUBLE = new Golden("float64.txt");

    private static float[] orthogonal(long seed, int rows, int columns, double gain) {
        float[] out = new float[rows * columns];
        Orthogonal.fill(seed, 0, rows, columns, gain, out);
        return out;
    }

    @Test
    void small_float_matrices_are_bit_equal() {
        assertSameBits(FLOAT.floats("Orthogonal"), orthogonal(42, 5, 7, 1), "(5, 7)");
        assertSameBits(FLOAT.floats("Orthogonal_gain2_7x5"), orthogonal(42, 7, 5, 2), "gain 2");
        assertSameBits(FLOAT.floats("Orthogonal_2x3x4"), orthogonal(1, 6, 4, 1), "three axes");
        assertSameBits(FLOAT.floats("Orthogonal_1x6"), orthogonal(1, 1, 6, 1), "one row");
    }

    @Test
    void float_matrices_with_a_side_under_48_are_bit_equal() {
        Golden crcs = new Golden("orthogonal.txt");
        for (String name : crcs.names()) {
            int[] shape = crcs.shape(name);
            assertEquals(crcs.text(name), Golden.crc(orthogonal(7, shape[0], shape[1], 1)), name);
        }
    }

    @Test
    void larger_float_matrices_are_close() {
        Golden large = new Golden("orthogonal_large.txt");
        checkRow3(large, 64, 48);
        checkRow3(large, 70, 70);
    }

    private static void checkRow3(Golden large, int rows, int columns) {
        float[] all = orthogonal(7, rows, columns, 1);
        float[] row3 = Arrays.copyOfRange(all, 3 * columns, 4 * columns);
        assertArrayEquals(large.floats(rows + "x" + columns + "_row3"), row3, 1e-6f);
    }

    @Test
    void double_qr_with_fewer_than_48_columns_is_bit_equal() {
        for (int[] shape : new int[][] {{5, 5}, {7, 5}, {13, 4}, {5, 1}, {24, 9}}) {
            String name = "qr_" + shape[0] + "x" + shape[1];
            EigenQr qr = new EigenQr(uniform(shape[0], shape[1]), false);
            assertSameBits(DOUBLE.doubles(name + "_q"), flat(qr.q), name);
            assertSameBits(DOUBLE.doubles(name + "_diagonal"), qr.diagonal, name + " diagonal");
        }
        Golden crcs = new Golden("qr64.txt");
        for (String name : crcs.names()) {
            int[] shape = crcs.shape(name);
            EigenQr qr = new EigenQr(uniform(shape[0], shape[1]), false);
            assertEquals(crcs.text(name), Golden.crc(flat(qr.q)), name);
        }
    }

    private static double[][] uniform(int rows, int columns) {
        double[] numbers = new double[rows * columns];
        TensorFlowRandom.uniform(7, 0, -1.0, 1.0, numbers);
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = Arrays.copyOfRange(numbers, i * columns, (i + 1) * columns);
        }
        return matrix;
    }

    private static double[] flat(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void double_matrices_are_close() {
        double[] out = new double[7 * 12];
        Orthogonal.fill(42, 0, 7, 12, 1, out);
        assertArrayEquals(DOUBLE.doubles("Orthogonal_7x12"), out, 1e-14);
    }

    @Test
    void rows_or_columns_are_orthonormal() {
        for (int[] shape : new int[][] {{60, 50}, {50, 80}, {48, 48}, {30, 9}, {9, 30}}) {
            int rows = shape[0];
            int columns = shape[1];
            double[] m = new double[rows * columns];
            Orthogonal.fill(3, 0, rows, columns, 1, m);
            boolean tall = rows >= columns;
            int vectors = Math.min(rows, columns);
            for (int a = 0; a < vectors; a++) {
                for (int b = 0; b < vectors; b++) {
                    double product = 0;
                    for (int i = 0; i < Math.max(rows, columns); i++) {
                        product += tall
                                ? m[i * columns + a] * m[i * columns + b]
                                : m[a * columns + i] * m[b * columns + i];
                    }
                    assertEquals(a == b ? 1 : 0, product, 1e-13);
                }
            }
        }
    }

    @Test
    void a_column_of_zeros_is_left_alone() {
        EigenQr qr = new EigenQr(new double[][] {{1, 0}, {0, 0}, {0, 0}}, true);
        assertArrayEquals(new double[] {1, 0, 0, 1, 0, 0}, flat(qr.q));
        assertArrayEquals(new double[] {1, 0}, qr.diagonal);
        HouseholderQr plain = new HouseholderQr(new double[][] {{1, 0}, {0, 0}, {0, 0}});
        assertArrayEquals(flat(qr.q), flat(plain.q));
    }

    @Test
    void an_array_of_another_size_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Orthogonal.fill(1, 0, 3, 4, 1, new float[11]));
    }
}
