package dev.tsuno.random;

import static dev.tsuno.random.Golden.assertSameBits;
import static dev.tsuno.random.Golden.assertWithin;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TensorFlowRandomTest {
    private static final Golden FLOAT = new Golden("float32.txt");
    private static final Golden DOUBLE = new Golden("float64.txt");
    private static final Golden SHUFFLE = new Golden("shuffle.txt");
    private static final Golden DROPOUT = new Golden("dropout.txt");

    private static float[] uniform(long seed0, long seed1, int n, float lo, float hi) {
        float[] out = new float[n];
        TensorFlowRandom.uniform(seed0, seed1, lo, hi, out);
        return out;
    }

    @Test
    void float_uniform_is_bit_equal() {
        assertSameBits(FLOAT.floats("raw_uniform_37"), uniform(42, 0, 37, 0, 1), "uniform");
        assertSameBits(FLOAT.floats("RandomUniform"), uniform(42, 0, 35, -.05f, .05f), "RandomUniform");
    }

    @Test
    void seeds_beyond_int32_and_below_zero_are_folded_as_in_keras() {
        for (long seed : new long[] {3_000_000_000L, 2_147_483_646L, -5}) {
            assertSameBits(FLOAT.floats("uniform_seed_" + seed), uniform(seed, 0, 6, -1, 1), "seed " + seed);
        }
    }

    @Test
    void float_normal_is_bit_equal() {
        float[] normal = new float[1024];
        TensorFlowRandom.normal(42, 0, 0f, 1f, normal);
        assertSameBits(FLOAT.floats("raw_normal_4096"), normal, "normal");
        assertSameBits(FLOAT.floats("raw_normal_37"), Arrays.copyOf(normal, 37), "first 37");
        float[] five = new float[5];
        TensorFlowRandom.normal(42, 0, 0f, 1f, five);
        assertSameBits(FLOAT.floats("raw_normal_5"), five, "five");
        float[] small = new float[35];
        TensorFlowRandom.normal(42, 0, 0f, .05f, small);
        assertSameBits(FLOAT.floats("RandomNormal"), small, "RandomNormal");
    }

    @Test
    void float_truncated_normal_is_bit_equal() {
        float[] truncated = new float[1024];
        TensorFlowRandom.truncatedNormal(42, 0, 0f, 1f, truncated);
        assertSameBits(FLOAT.floats("raw_truncnormal_4096"), truncated, "truncated normal");
        float[] small = new float[35];
        TensorFlowRandom.truncatedNormal(42, 0, 0f, .05f, small);
        assertSameBits(FLOAT.floats("TruncatedNormal"), small, "TruncatedNormal");
    }

    @Test
    void double_uniform_is_bit_equal() {
        double[] unit = new double[37];
        TensorFlowRandom.uniform(42, 0, 0.0, 1.0, unit);
        assertSameBits(DOUBLE.doubles("uniform"), unit, "uniform");
        double[] other = new double[9];
        TensorFlowRandom.uniform(1, 0, 0.1, 0.7, other);
        assertSameBits(DOUBLE.doubles("uniform_0.1_0.7"), other, "limits that are no floats");
        double[] small = new double[35];
        TensorFlowRandom.uniform(42, 0, -.05, .05, small);
        assertSameBits(DOUBLE.doubles("RandomUniform"), small, "RandomUniform");
    }

    @Test
    void double_normals_are_within_two_ulps() {
        double[] normal = new double[101];
        TensorFlowRandom.normal(42, 0, 0.0, 1.0, normal);
        assertWithin(2, DOUBLE.doubles("normal"), normal, "normal");
        double[] truncated = new double[101];
        TensorFlowRandom.truncatedNormal(42, 0, 0.0, 1.0, truncated);
        assertWithin(2, DOUBLE.doubles("truncated_normal"), truncated, "truncated normal");
        double[] small = new double[35];
        TensorFlowRandom.normal(42, 0, 0.0, .05, small);
        assertWithin(2, DOUBLE.doubles("RandomNormal"), small, "RandomNormal");
    }

    @Test
    void a_million_numbers_are_bit_equal() {
        Golden crcs = new Golden("long.txt");
        float[] out = new float[1_000_003];
        TensorFlowRandom.uniform(5, 0, -1f, 2f, out);
        assertEquals(crcs.text("uniform_float32"), Golden.crc(out), "uniform");
        TensorFlowRandom.normal(5, 0, 0f, 1f, out);
        assertEquals(crcs.text("normal_float32"), Golden.crc(out), "normal");
        TensorFlowRandom.truncatedNormal(5, 0, 0f, 1f, out);
        assertEquals(crcs.text("truncated_normal_float32"), Golden.crc(out), "truncated normal");
        TensorFlowRandom.keepMask(5, 0, 0.4, out);
        assertEquals(crcs.text("dropout_float32"), Golden.crc(out), "dropout");
        double[] doubles = new double[1_000_003];
        TensorFlowRandom.uniform(5, 0, -1.0, 2.0, doubles);
        assertEquals(crcs.text("uniform_float64"), Golden.crc(doubles), "double uniform");
    }

    @Test
    void dropout_keeps_what_keras_keeps() {
        long drawn = 144272510; // by the layer, after set_random_seed(1)
        checkMask("layer_seed1_call0", drawn, 0);
        checkMask("layer_seed1_call1", drawn, 1);
        checkMask("explicit42_call0", 42, 0);
        checkMask("explicit42_call1", 42, 1);
        checkMask("fn_seed42", 42, 0);
    }

    private static void checkMask(String name, long seed, long counter) {
        float[] mask = new float[8 * 16];
        TensorFlowRandom.keepMask(seed, counter, 0.3, mask);
        String kept = DROPOUT.text(name);
        for (int i = 0; i < mask.length; i++) {
            float expected = kept.charAt(i) == '1' ? (float) (1 / (1 - 0.3)) : 0;
            assertEquals(expected, mask[i], name + " [" + i + "]");
        }
    }

    @Test
    void double_dropout_is_bit_equal() {
        double[] mask = new double[8 * 16];
        TensorFlowRandom.keepMask(42, 0, 0.3, mask);
        assertSameBits(DOUBLE.doubles("dropout"), mask, "dropout of ones");
    }

    @Test
    void a_sampler_used_before_makes_the_same_numbers_and_leaves_the_rest_alone() {
        float[] whole = new float[21];
        TensorFlowRandom.keepMask(9, 3, 0.5, whole);
        Sampler used = new Sampler();
        used.truncatedNormal(1, 2, 0f, 1f, new float[33], 33);
        float[] part = new float[30];
        Arrays.fill(part, 7);
        used.keepMask(9, 3, 0.5, part, 21);
        assertArrayEquals(whole, Arrays.copyOf(part, 21));
        assertEquals(7, part[21]);
        used.uniform(9, 3, 0f, 1f, part, 10);
        assertSameBits(uniform(9, 3, 10, 0, 1), Arrays.copyOf(part, 10), "uniform");
        assertArrayEquals(Arrays.copyOfRange(whole, 10, 21), Arrays.copyOfRange(part, 10, 21));
    }

    @Test
    void rate_outside_zero_to_one_is_refused() {
        for (double rate : new double[] {-0.1, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> TensorFlowRandom.keepMask(1, 0, rate, new float[3]));
            assertThrows(IllegalArgumentException.class, () -> TensorFlowRandom.keepMask(1, 0, rate, new double[3]));
        }
    }

    @Test
    void every_epoch_of_a_fit_has_the_order_of_keras() {
        for (int seed : new int[] {1, 42}) {
            for (int epoch = 0; epoch < 3; epoch++) {
                assertArrayEquals(SHUFFLE.ints("seed" + seed + "_epoch" + epoch), TensorFlowRandom.shuffle(seed, 162));
            }
        }
    }

    @Test
    void shuffle_folds_its_seed_as_tensorflow_does() {
        for (String name : SHUFFLE.names()) {
            if (name.matches("seed\\d+_n\\d+")) {
                long seed = Long.parseLong(name, 4, name.indexOf('_'), 10);
                int[] expected = SHUFFLE.ints(name);
                assertArrayEquals(expected, TensorFlowRandom.shuffle(seed, expected.length), name);
            }
        }
        assertArrayEquals(SHUFFLE.ints("seed7_n3000_first20"), Arrays.copyOf(TensorFlowRandom.shuffle(7, 3000), 20));
    }

    @Test
    void shuffle_is_a_permutation() {
        int[] order = TensorFlowRandom.shuffle(3, 1000);
        Arrays.sort(order);
        assertArrayEquals(IntStream.range(0, 1000).toArray(), order);
        assertEquals(0, TensorFlowRandom.shuffle(3, 0).length);
    }
}
