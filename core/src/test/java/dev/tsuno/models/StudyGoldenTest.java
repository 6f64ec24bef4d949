package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import dev.tsuno.callbacks.History;
import dev.tsuno.layers.AutoNames;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.random.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The study's trainings against the same ones by Keras 3.15.1 on TensorFlow, epoch by epoch. */
class StudyGoldenTest {
    private static final NDArray X = windows(0);
    private static final NDArray Y = windows(1);

    private static NDArray windows(int shift) {
        NDArray x = NDArray.linspace(0, 5 * Math.PI, 200);
        NDArray y = x.div(-5).exp().mul(x.cos());
        NDArray windows = NDArray.zeros(180, 20, 1);
        for (int i = 0; i < 180; i++) for (int t = 0; t < 20; t++) windows.set(y.get(i + t + shift), i, t, 0);
        return windows;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(StudyGoldenTest.class.getResourceAsStream("study/" + name), name);
    }

    private static Map<String, NDArray> golden(String run, String name) throws IOException {
        try (InputStream in = resource(run + "/" + name + ".npz")) {
            return Npz.read(in, name);
        }
    }

    private static Layer<?> cell(String name, DType dtype) {
        return switch (name) {
            case "lstm" -> new LSTM(40).returnSequences(true).dtype(dtype);
            case "gru" -> new GRU(40).returnSequences(true).dtype(dtype);
            default -> new SimpleRNN(40).returnSequences(true).dtype(dtype);
        };
    }

    private static Sequential model(String name, DType dtype) {
        return new Sequential(Input.of(20, 1), cell(name, dtype), new Dense(1).dtype(dtype));
    }

    private static List<NDArray> weights(Map<String, NDArray> golden, String prefix) {
        List<NDArray> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) all.add(Objects.requireNonNull(golden.get(prefix + "_w" + i)));
        return all;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "tf_sgd_f32, simple_rnn, sgd, 1000, 1e-5, 3e-5, 3e-4, 1e-5, 5e-5",
        "tf_sgd_f32, lstm,       sgd, 1000, 1e-5, 3e-5, 3e-4, 1e-5, 5e-5",
        "tf_sgd_f32, gru,        sgd, 1000, 1e-5, 3e-5, 3e-4, 1e-5, 5e-5",
        "tf_sgd_f64, simple_rnn, sgd, 30, 1e-9, 1e-9, 0, 0, 0",
        "tf_sgd_f64, lstm,       sgd, 30, 1e-9, 1e-9, 0, 0, 0",
        "tf_sgd_f64, gru,        sgd, 30, 1e-9, 1e-9, 0, 0, 0",
        "tf_adam_f32, simple_rnn, adam, 200, 3e-5, 5e-5, 5e-5, 1e-5, 5e-5",
        "tf_adam_f32, lstm,       adam, 50, 5e-5, 5e-5, 0, 0, 0",
        "tf_adam_f32, gru,        adam, 100, 5e-5, 5e-5, 0, 0, 0",
    })
    void every_epoch_is_that_of_keras(
            String run,
            String name,
            String optimizer,
            int epochs,
            double lossBar,
            double valBar,
            double weightBar,
            double predictBar,
            double forecastBar)
            throws IOException {
        Map<String, NDArray> golden = golden(run, name);
        Sequential model = model(name, run.endsWith("f64") ? DType.FLOAT64 : DType.FLOAT32);
        model.setWeights(weights(golden, "start"));
        model.compile(c -> c.optimizer(optimizer).loss("mean_squared_error"));
        assertClose("predict_before", golden, model.predict(X), run.endsWith("f64") ? 1e-12 : 5e-6);
        History history = model.fit(
                X,
                Y,
                f -> f.batchSize(10)
                        .epochs(epochs)
                        .validationSplit(0.1)
                        .shuffle(false)
                        .verbose(0));
        assertEpochs("loss", golden, history, lossBar);
        assertEpochs("val_loss", golden, history, valBar);
        if (weightBar == 0) return;
        List<NDArray> trained = model.getWeights();
        for (int i = 0; i < 5; i++) assertClose("final_w" + i, golden, trained.get(i), weightBar);
        assertClose("predict_after", golden, model.predict(X), predictBar);
        assertClose("forecast", golden, forecast(model), forecastBar);
    }

    @ParameterizedTest
    @CsvSource({"1"})
    void the_same_seed_gives_the_same_run_as_keras(long seed) throws IOException {
        Seeds.withSeed(seed, () -> {
            List<Sequential> models = new ArrayList<>();
            for (String name : List.of("simple_rnn", "lstm")) {
                Sequential model = model(name, DType.FLOAT32);
                model.compile(c -> c.optimizer("sgd").loss("mean_squared_error"));
                models.add(model);
            }
            for (int m = 0; m < 2; m++)
                assertSeeded("seeded_" + seed, List.of("simple_rnn", "lstm").get(m), models.get(m));
        });
    }

    private static void assertSeeded(String run, String name, Sequential model) {
        try {
            Map<String, NDArray> golden = golden(run, name);
            for (int i = 0; i < 5; i++) {
                float[] expected =
                        Objects.requireNonNull(golden.get("start_w" + i)).toFloatArray();
                assertArrayEquals(expected, model.getWeights().get(i).toFloatArray(), "start_w" + i);
            }
            History history = model.fit(
                    X, Y, f -> f.batchSize(10).epochs(100).validationSplit(0.1).verbose(0));
            assertEpochs("loss", golden, history, 1e-5);
            assertEpochs("val_loss", golden, history, 3e-5);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"simple_rnn", "lstm", "gru"})
    void summary_is_keras_table(String name) throws IOException {
        AutoNames.clear();
        Sequential model = model(name, DType.FLOAT32);
        try (InputStream in = resource("tf_sgd_f32/" + name + "_summary.txt")) {
            String expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(expected, model.summaryText());
        }
    }

    private static NDArray forecast(Sequential model) {
        double[] series = new double[200];
        for (int t = 0; t < 20; t++) series[t] = Y.get(0, t, 0);
        for (int i = 0; i < 180; i++) {
            NDArray window = NDArray.zeros(1, 20, 1);
            for (int t = 0; t < 20; t++) window.set(series[i + t], 0, t, 0);
            series[20 + i] = model.predict(window).get(0, 19, 0);
        }
        return NDArray.of(series);
    }

    private static void assertEpochs(String key, Map<String, NDArray> golden, History history, double bar) {
        NDArray expected = Objects.requireNonNull(golden.get(key));
        List<Double> got = Objects.requireNonNull(history.history().get(key));
        for (int i = 0; i < got.size(); i++) {
            double error = Math.abs(got.get(i) - expected.get(i)) / Math.abs(expected.get(i));
            assertTrue(error <= bar, key + " of epoch " + i + ": " + got.get(i) + ", Keras " + expected.get(i));
        }
    }

    private static void assertClose(String key, Map<String, NDArray> golden, NDArray got, double bar) {
        double[] expected = Objects.requireNonNull(golden.get(key)).toDoubleArray();
        double[] actual = got.toDoubleArray();
        assertEquals(expected.length, actual.length, key);
        double largest = 0;
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            error = Math.max(error, Math.abs(expected[i] - actual[i]));
        }
        assertTrue(error <= bar * largest, key + ": largest difference " + error + " of " + largest);
    }
}
