package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import dev.tsuno.array.Shape;
import dev.tsuno.callbacks.History;
import dev.tsuno.constraints.NonNeg;
import dev.tsuno.data.Samples;
import dev.tsuno.layers.Concatenate;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.KerasTensor;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Masking;
import dev.tsuno.optimizers.Adam;
import dev.tsuno.optimizers.SGD;
import dev.tsuno.regularizers.L1;
import dev.tsuno.regularizers.L2;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings against the same ones by Keras 3.15.1, whose numbers training.py wrote: logs by name, weights, evaluation. */
class TrainingGoldenTest {
    private static final double BAR = 2e-5;
    private static final Map<String, NDArray> GOLDEN = golden();

    private static Map<String, NDArray> golden() {
        try (InputStream in = Objects.requireNonNull(TrainingGoldenTest.class.getResourceAsStream("training.npz"))) {
            return Npz.read(in, "training.npz");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NDArray array(String name) {
        return Objects.requireNonNull(GOLDEN.get(name), name);
    }

    private static List<NDArray> series(String prefix) {
        List<NDArray> all = new ArrayList<>();
        for (int i = 0; GOLDEN.containsKey(prefix + i); i++) all.add(array(prefix + i));
        return all;
    }

    /** The logs that Keras gave, by name in its order. */
    private static Map<String, double[]> logs(String prefix) {
        Map<String, double[]> logs = new TreeMap<>();
        for (Map.Entry<String, NDArray> entry : GOLDEN.entrySet()) {
            if (entry.getKey().startsWith(prefix))
                logs.put(
                        entry.getKey().substring(prefix.length()),
                        entry.getValue().toDoubleArray());
        }
        return logs;
    }

    private static void start(String name, Model model) {
        model.setWeights(series(name + "/w"));
    }

    private static void assertTrained(String name, Model model, History history) {
        Map<String, double[]> expected = logs(name + "/history/");
        assertEquals(
                new ArrayList<>(expected.keySet()),
                new ArrayList<>(history.history().keySet()),
                "names of logs");
        assertEquals(
                List.of(array(name + "/epochs").repr()),
                List.of(NDArray.of(history.epoch().stream().mapToLong(i -> i).toArray())
                        .repr()));
        history.history().forEach((key, values) -> {
            double[] golden = Objects.requireNonNull(expected.get(key));
            assertEquals(golden.length, values.size(), name + " " + key);
            for (int i = 0; i < golden.length; i++) assertNear(golden[i], values.get(i), name + " " + key + " " + i);
        });
        assertWeights(name, model);
    }

    private static void assertWeights(String name, Model model) {
        List<NDArray> expected = series(name + "/after");
        List<NDArray> weights = model.getWeights();
        assertEquals(expected.size(), weights.size());
        for (int i = 0; i < weights.size(); i++) {
            double error = weights.get(i).sub(expected.get(i)).abs().max();
            assertTrue(error < BAR, name + " weight " + i + " differs by " + error);
        }
    }

    private static void assertNear(double expected, double value, String what) {
        assertEquals(expected, value, BAR * (1 + Math.abs(expected)), what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"masked", "masked_sample_weight", "masked_step_weight"})
    void a_mask_reaches_loss_and_metrics_with_and_without_weights(String name) {
        Sequential model =
                new Sequential(Input.of(5, 2), new Masking(), new LSTM(4).returnSequences(true), new Dense(1));
        start(name, model);
        model.compile(c -> c.optimizer(new SGD(0.1)).loss("mse").metrics("mae").weightedMetrics("mse", "mae"));
        NDArray x = array(name + "/x");
        NDArray y = array(name + "/y");
        NDArray weights = GOLDEN.get(name + "/sample_weight");
        History history = model.fit(x, y, f -> {
            f.batchSize(3).epochs(3).shuffle(false).verbose(0).validationSplit(0.3);
            if (weights != null) f.sampleWeight(weights);
        });
        assertTrained(name, model, history);
        Map<String, Double> evaluated = model.evaluate(x, y, o -> {
            o.batchSize(4);
            if (weights != null) o.sampleWeight(weights);
        });
        Map<String, double[]> expected = logs(name + "/evaluate/");
        assertEquals(new ArrayList<>(expected.keySet()), new ArrayList<>(evaluated.keySet()));
        expected.forEach((key, value) ->
                assertNear(value[0], Objects.requireNonNull(evaluated.get(key)), name + " evaluate " + key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"class_weight_sparse", "class_weight_one_hot"})
    void class_weights_weigh_the_training_and_the_weighted_metrics(String name) {
        Sequential model =
                new Sequential(Input.of(3), new Dense(5).activation("tanh"), new Dense(3).activation("softmax"));
        start(name, model);
        String loss = name.endsWith("sparse") ? "sparse_categorical_crossentropy" : "categorical_crossentropy";
        model.compile(
                c -> c.optimizer(new Adam(0.05)).loss(loss).metrics("accuracy").weightedMetrics("accuracy"));
        History history = model.fit(
                array(name + "/x"),
                array(name + "/y"),
                f -> f.batchSize(4)
                        .epochs(4)
                        .shuffle(false)
                        .verbose(0)
                        .classWeight(Map.of(0, 0.5, 2, 3.0))
                        .validationSplit(0.2));
        assertTrained(name, model, history);
    }

    @Test
    void steps_per_epoch_go_on_where_the_last_epoch_stopped() {
        String name = "steps";
        Sequential model = new Sequential(Input.of(3), new Dense(4).activation("tanh"), new Dense(1));
        start(name, model);
        model.compile(
                c -> c.optimizer(new SGD(0.1).momentum(0.9).nesterov(true)).loss("mae"));
        History history = model.fit(
                array(name + "/x"),
                array(name + "/y"),
                f -> f.batchSize(2)
                        .epochs(9)
                        .initialEpoch(2)
                        .stepsPerEpoch(3)
                        .validationData(array(name + "/vx"), array(name + "/vy"))
                        .validationSteps(2)
                        .validationBatchSize(3)
                        .validationFreq(2)
                        .shuffle(false)
                        .verbose(0));
        assertTrained(name, model, history);
    }

    @Test
    void on_batch_gives_the_batchs_own_loss_and_metrics() {
        String name = "on_batch";
        Sequential model = new Sequential(Input.of(3), new Dense(4).activation("tanh"), new Dense(1));
        start(name, model);
        model.compile(c -> c.optimizer(new Adam(0.01)).loss("mse").metrics("mae"));
        NDArray x = array(name + "/x");
        NDArray y = array(name + "/y");
        List<Map<String, Double>> got = new ArrayList<>();
        got.add(model.trainOnBatch(Samples.of(x, y)));
        got.add(model.trainOnBatch(Samples.of(x, y, array(name + "/sample_weight"))));
        got.add(model.testOnBatch(Samples.of(x, y)));
        assertEquals(got.get(2), model.getMetricsResult());
        logs(name + "/history/").forEach((key, values) -> {
            for (int i = 0; i < 3; i++)
                assertNear(values[i], Objects.requireNonNull(got.get(i).get(key)), key + " " + i);
        });
        assertWeights(name, model);
        model.resetMetrics();
        assertEquals(Map.of("mae", 0.0), model.getMetricsResult(), "no batch, no loss");
    }

    @Test
    void nested_and_shared_layers_train_with_their_constraints() {
        String name = "nested";
        Input inside = Input.of(4, 2);
        Model inner = new Model(
                inside, new Dense(3).apply(new LSTM(3).returnSequences(true).apply(inside)));
        Input x = Input.of(4, 2);
        Dense shared = new Dense(2).activation("tanh").biasConstraint(new NonNeg());
        KerasTensor h = new GRU(3).apply(inner.apply(shared.apply(shared.apply(x))));
        Model model = new Model(x, new Dense(1).apply(h));
        start(name, model);
        model.compile(c -> c.optimizer(new SGD(0.1)).loss("mse"));
        History history = model.fit(
                array(name + "/x"),
                array(name + "/y"),
                f -> f.batchSize(4).epochs(3).shuffle(false).verbose(0));
        assertTrained(name, model, history);
    }

    @Test
    void a_decoder_begins_with_the_encoders_states() {
        String name = "encoder_decoder";
        Input e = Input.of(4, 2);
        Input d = Input.of(3, 2);
        List<KerasTensor> encoded = new LSTM(3).returnState(true).applyAll(e);
        KerasTensor y = new LSTM(3).returnSequences(true).apply(d, c -> c.initialState(encoded.get(1), encoded.get(2)));
        Model model = new Model(List.of(e, d), List.of(new Dense(1).apply(y)));
        assertEquals(Shape.of(Shape.UNKNOWN, 3, 3), y.shape());
        start(name, model);
        model.compile(c -> c.optimizer(new SGD(0.1)).loss("mse"));
        List<NDArray> x = List.of(array(name + "/a"), array(name + "/b"));
        History history = model.fit(
                x,
                List.of(array(name + "/y")),
                f -> f.batchSize(4).epochs(3).shuffle(false).verbose(0));
        assertTrained(name, model, history);
    }

    /** Keras on TensorFlow logs each output's own loss as the plain mean over batches; these batches are equal, so that it is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"two_outputs", "two_outputs_weighted"})
    void each_output_has_its_loss_weight_and_metrics(String name) {
        Model model = twoOutputs();
        start(name, model);
        Map<String, Double> lossWeights = new LinkedHashMap<>();
        lossWeights.put("level", 0.7);
        lossWeights.put("up", 2.0);
        boolean weighted = name.endsWith("weighted");
        model.compile(c -> {
            c.optimizer(new SGD(0.1).momentum(0.9))
                    .loss(Map.of("level", "mse", "up", "binary_crossentropy"))
                    .metrics(Map.of("level", List.of("mae"), "up", "accuracy"))
                    .weightedMetrics(Map.of("up", List.of("accuracy")));
            if (weighted) c.lossWeights(lossWeights);
        });
        List<NDArray> x = List.of(array(name + "/a"), array(name + "/b"));
        History history = model.fit(x, List.of(array(name + "/y1"), array(name + "/y2")), f -> {
            f.batchSize(3).epochs(3).shuffle(false).verbose(0);
            if (weighted) f.sampleWeight(List.of(array(name + "/sw1"), array(name + "/sw2")));
        });
        assertTrained(name, model, history);
    }

    private static Model twoOutputs() {
        Input a = Input.of(4).name("a");
        Input b = Input.of(6, 2).name("b");
        KerasTensor h = new Concatenate().apply(new Dense(3).activation("tanh").apply(a), new LSTM(3).apply(b));
        KerasTensor level =
                new Dense(1).name("level").kernelRegularizer(new L2(0.01)).apply(h);
        KerasTensor up = new Dense(1)
                .name("up")
                .activation("sigmoid")
                .activityRegularizer(new L1(0.02))
                .apply(h);
        return new Model(List.of(a, b), List.of(level, up));
    }
}
