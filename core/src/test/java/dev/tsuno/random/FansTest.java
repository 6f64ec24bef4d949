package dev.tsuno.random;

import static dev.tsuno.random.Golden.assertSameBits;
import static dev.tsuno.random.Golden.assertWithin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The weights of Keras's variance-scaling initializers, from their formulas and the numbers of {@link TensorFlowRandom}. */
class FansTest {
    private static final Golden FLOAT = new Golden("float32.txt");
    private static final Golden DOUBLE = new Golden("float64.txt");
    private static final Fans FANS = Fans.of(5, 7);

    private static void checkUniform(String name, long seed, double scale, double fan) {
        float limit = (float) Fans.uniformLimit(scale, fan);
        float[] expected = FLOAT.floats(name);
        float[] actual = new float[expected.length];
        TensorFlowRandom.uniform(seed, 0, -limit, limit, actual);
        assertSameBits(expected, actual, name);
    }

    private static void checkTruncated(String name, long seed, double scale, double fan) {
        float[] expected = FLOAT.floats(name);
        float[] actual = new float[expected.length];
        TensorFlowRandom.truncatedNormal(seed, 0, 0f, (float) Fans.truncatedStddev(scale, fan), actual);
        assertSameBits(expected, actual, name);
    }

    @Test
    void uniform_initializers_are_bit_equal() {
        checkUniform("GlorotUniform", 42, 1, FANS.average());
        checkUniform("HeUniform", 42, 2, FANS.in());
        checkUniform("LecunUniform", 42, 1, FANS.in());
        checkUniform("GlorotUniform_11", 1, 1, Fans.of(11).average());
    }

    @Test
    void truncated_normal_initializers_are_bit_equal() {
        checkTruncated("GlorotNormal", 42, 1, FANS.average());
        checkTruncated("HeNormal", 42, 2, FANS.in());
        checkTruncated("LecunNormal", 42, 1, FANS.in());
        checkTruncated("VarianceScaling", 42, 1, FANS.in());
        checkTruncated("HeNormal_3x3x4x5", 1, 2, Fans.of(3, 3, 4, 5).in());
    }

    @Test
    void untruncated_normal_initializer_is_bit_equal() {
        float[] actual = new float[35];
        TensorFlowRandom.normal(42, 0, 0f, (float) Fans.stddev(2, FANS.out()), actual);
        assertSameBits(FLOAT.floats("VarianceScaling_untruncated"), actual, "untruncated");
    }

    @Test
    void double_initializers_follow() {
        double[] glorot = new double[35];
        double limit = Fans.uniformLimit(1, FANS.average());
        TensorFlowRandom.uniform(42, 0, -limit, limit, glorot);
        assertSameBits(DOUBLE.doubles("GlorotUniform"), glorot, "GlorotUniform");
        double[] he = new double[35];
        TensorFlowRandom.truncatedNormal(42, 0, 0.0, Fans.truncatedStddev(2, FANS.in()), he);
        assertWithin(2, DOUBLE.doubles("HeNormal"), he, "HeNormal");
    }

    @Test
    void fans_of_each_rank_are_those_of_keras() {
        assertEquals(new Fans(1, 1), Fans.of());
        assertEquals(new Fans(6, 6), Fans.of(6));
        assertEquals(new Fans(6, 5), Fans.of(6, 5));
        assertEquals(new Fans(3 * 2 * 6, 3 * 2 * 5), Fans.of(3, 2, 6, 5));
        assertEquals(new Fans(4, 15), Fans.of(new int[] {3, 4, 5}, new int[] {1}, new int[] {0, -1}));
    }

    @Test
    void an_empty_fan_counts_as_one() {
        assertEquals(1, Fans.stddev(1, 0));
    }

    @Test
    void wrong_arguments_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Fans.stddev(0, 3));
        assertThrows(IllegalArgumentException.class, () -> Fans.of(new int[] {3, 4}, new int[] {2}, new int[] {0}));
    }
}
