package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import dev.tsuno.array.Shape;
import dev.tsuno.initializers.HeNormal;
import dev.tsuno.layers.Bidirectional;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.LSTMCell;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.Layers;
import dev.tsuno.layers.OutputShapes;
import dev.tsuno.layers.RNN;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.layers.SimpleRNNCell;
import dev.tsuno.layers.TimeDistributed;
import dev.tsuno.random.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Initial weights after {@code set_random_seed(1)} against those of Keras, made by recurrent_seeds.py beside the numbers. */
class RecurrentSeedsTest {
    private static final Map<String, NDArray> GOLDEN = golden();

    private static Map<String, NDArray> golden() {
        try (InputStream in =
                Objects.requireNonNull(RecurrentSeedsTest.class.getResourceAsStream("recurrent_seeds.npz"))) {
            return Npz.read(in, "recurrent_seeds.npz");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static NDArray golden(String key) {
        return Objects.requireNonNull(GOLDEN.get(key), key);
    }

    private static void assertSame(String name, Supplier<Layer<?>> make) {
        Seeds.withSeed(1, () -> {
            Layer<?> layer = make.get();
            Shape shape = name.equals("time_distributed") ? Shape.of(2, 5, 7, 3) : Shape.of(2, 5, 3);
            OutputShapes.of(layer, List.of(shape), DType.FLOAT32);
            List<NDArray> weights = layer.getWeights();
            for (int i = 0; i < weights.size(); i++) {
                NDArray expected = golden(name + "_" + i);
                assertEquals(expected.shape(), weights.get(i).shape(), name + "_" + i);
                assertArrayEquals(expected.toDoubleArray(), weights.get(i).toDoubleArray(), name + "_" + i);
            }
            assertEquals(golden(name + "_next").get(0), (double) Seeds.randint(), name + ": the next draw");
        });
    }

    /** As {@code Layer.from_config(layer.get_config())}. */
    private static Layer<?> again(Layer<?> layer) {
        return Layers.fromConfig(layer.className(), layer.getConfig());
    }

    @Test
    void both_directions_draw_their_own_seeds_after_the_pattern() {
        assertSame("bi_lstm", () -> new Bidirectional(new LSTM(4)));
        assertSame("bi_gru", () -> new Bidirectional(new GRU(4)));
        assertSame("bi_simple_rnn", () -> new Bidirectional(new SimpleRNN(4)));
        assertSame("bi_given", () -> new Bidirectional(new LSTM(4).kernelInitializer(new HeNormal())));
        assertSame("bi_cells", () -> new Bidirectional(new RNN(List.of(new LSTMCell(4), new SimpleRNNCell(2)))));
    }

    @Test
    void an_own_backward_layer_keeps_its_seeds() {
        assertSame("bi_own", RecurrentSeedsTest::own);
    }

    private static Bidirectional own() {
        return new Bidirectional(new LSTM(4)).backwardLayer(new LSTM(3).goBackwards(true));
    }

    @Test
    void a_layer_from_a_config_draws_in_the_order_of_its_constructor() {
        assertSame("lstm_again", () -> again(new LSTM(4)));
        assertSame("simple_rnn_again", () -> again(new SimpleRNN(4)));
        assertSame("bi_again", () -> again(new Bidirectional(new LSTM(4))));
        assertSame("bi_own_again", () -> again(own()));
    }

    @Test
    void stacked_cells_and_time_steps_draw_as_their_layers() {
        assertSame("cells", () -> new RNN(List.of(new LSTMCell(4), new SimpleRNNCell(2))));
        assertSame("time_distributed", () -> new TimeDistributed(new LSTM(4)));
    }
}
