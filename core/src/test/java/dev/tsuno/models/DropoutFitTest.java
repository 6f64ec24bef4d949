package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.callbacks.History;
import dev.tsuno.layers.AlphaDropout;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Dropout;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.GaussianNoise;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.random.SeedGenerator;
import dev.tsuno.random.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Same seed, same run: whole fits with dropout against Keras's, with numbers made by layers/make.py. */
class DropoutFitTest {
    private static final double TOLERANCE = 2e-6;

    /** As in make.py: numbers that are the same in any language. */
    private static NDArray signal(int... dims) {
        float[] values = new float[Math.toIntExact(Shape.of(dims).size())];
        for (int i = 0; i < values.length; i++) values[i] = (float) ((i * 37 % 101) / 101.0 - 0.5);
        return NDArray.wrap(values, Shape.of(dims));
    }

    private static void sameRun(String name, List<Layer<?>> layers, List<SeedGenerator> generators) throws IOException {
        List<Layer<?>> all = new ArrayList<>(layers);
        all.add(new Dense(1));
        Sequential model = new Sequential(Input.of(6, 3), all.toArray(new Layer<?>[0]));
        model.compile(c -> c.optimizer("adam").loss("mse"));
        NDArray x = signal(50, 6, 3);
        NDArray y = signal(50, 1);
        History history = model.fit(
                x, y, f -> f.batchSize(16).epochs(3).validationSplit(0.2).verbose(0));
        model.predict(x);
        History again = model.fit(x, y, f -> f.batchSize(16).epochs(1).verbose(0));
        for (String key : List.of("loss", "val_loss"))
            assertArrayEquals(expected(name, key), values(history, key), TOLERANCE, key);
        assertArrayEquals(expected(name, "again"), values(again, "loss"), TOLERANCE, "again");
        double[] drawn = generators.stream().mapToDouble(g -> g.state()[1]).toArray();
        assertArrayEquals(expected(name, "counters"), drawn);
    }

    private static double[] values(History history, String key) {
        return Objects.requireNonNull(history.history().get(key)).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double[] expected(String name, String key) throws IOException {
        try (InputStream in = Objects.requireNonNull(Layer.class.getResourceAsStream("/dev/tsuno/layers/fits.txt"))) {
            String line = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> l.startsWith(name + " " + key + " "))
                    .findFirst()
                    .orElseThrow();
            return Stream.of(line.split(" ")[2].split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }

    @Test
    void lstm_and_dropout() throws IOException {
        Seeds.setRandomSeed(7);
        LSTM lstm = new LSTM(8).dropout(0.2);
        Dropout dropout = new Dropout(0.3);
        sameRun(
                "lstm",
                List.of(lstm, dropout),
                List.of(lstm.seedGenerator(), Objects.requireNonNull(dropout.seedGenerator())));
    }

    @Test
    void lstm_that_drops_states_too() throws IOException {
        Seeds.setRandomSeed(7);
        LSTM first = new LSTM(8).dropout(0.2).recurrentDropout(0.3).returnSequences(true);
        Dropout dropout = new Dropout(0.3);
        LSTM second = new LSTM(4).dropout(0.1);
        sameRun(
                "lstm_recurrent",
                List.of(first, dropout, second),
                List.of(
                        first.seedGenerator(),
                        Objects.requireNonNull(dropout.seedGenerator()),
                        second.seedGenerator()));
    }

    @Test
    void gru_and_noise() throws IOException {
        Seeds.setRandomSeed(7);
        GRU gru = new GRU(8).dropout(0.2).recurrentDropout(0.2);
        GaussianNoise noise = new GaussianNoise(0.1);
        sameRun(
                "gru",
                List.of(gru, noise),
                List.of(gru.seedGenerator(), Objects.requireNonNull(noise.seedGenerator())));
    }

    @Test
    void simple_rnn_and_alpha_dropout() throws IOException {
        Seeds.setRandomSeed(7);
        SimpleRNN rnn = new SimpleRNN(8).dropout(0.2).recurrentDropout(0.1);
        AlphaDropout dropout = new AlphaDropout(0.1);
        sameRun(
                "simple_rnn",
                List.of(rnn, dropout),
                List.of(rnn.seedGenerator(), Objects.requireNonNull(dropout.seedGenerator())));
    }
}
