package dev.tsuno.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code set_random_seed(seed)}, then a Sequential of one recurrent layer of 40 units on one feature and a Dense(1). */
class ModelWeightsTest {
    private static final Golden WEIGHTS = new Golden("weights.txt");
    private static final int UNITS = 40;

    @ParameterizedTest
    @CsvSource({"SimpleRNN, 1, 1", "SimpleRNN, 1, 42", "LSTM, 4, 1", "LSTM, 4, 42", "GRU, 3, 1", "GRU, 3, 42"})
    void initial_weights_are_bit_equal(String layer, int gates, long seed) {
        Seeds.withSeed(seed, () -> {
            boolean generatorFirst =
                    layer.equals("SimpleRNN"); // SimpleRNN's cell makes its seed generator before the initializers
            if (generatorFirst) {
                var unused = new SeedGenerator();
            }
            DefaultSeed kernel = new DefaultSeed();
            DefaultSeed recurrent = new DefaultSeed();
            if (!generatorFirst) {
                var unused = new SeedGenerator();
            }
            DefaultSeed dense = new DefaultSeed();

            int width = gates * UNITS;
            String name = layer + "_" + seed + "_";
            checkGlorotUniform(name + 3, dense.get(), UNITS, 1);
            checkGlorotUniform(name + 0, kernel.get(), 1, width);
            float[] actual = new float[UNITS * width];
            Orthogonal.fill(recurrent.get(), 0, UNITS, width, 1, actual);
            Golden.assertSameBits(WEIGHTS.floats(name + 1), actual, name + "recurrent");
            assertEquals(seed == 1 ? 820096754 : 295310486, Seeds.randint(), "the next draw");
        });
    }

    private static void checkGlorotUniform(String name, long seed, int rows, int columns) {
        float limit = (float) Fans.uniformLimit(1, Fans.of(rows, columns).average());
        float[] actual = new float[rows * columns];
        TensorFlowRandom.uniform(seed, 0, -limit, limit, actual);
        Golden.assertSameBits(WEIGHTS.floats(name), actual, name);
    }
}
