package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import dev.tsuno.array.Shape;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.data.Samples;
import dev.tsuno.layers.Add;
import dev.tsuno.layers.BatchNormalization;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Dropout;
import dev.tsuno.layers.Embedding;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Masking;
import dev.tsuno.metrics.MeanAbsoluteError;
import dev.tsuno.optimizers.schedules.CosineDecay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which a model is fed, and its weights are kept. */
class WaysToCallTest {
    private static final NDArray X = NDArray.linspace(-1, 1, 12).reshape(6, 2);
    private static final NDArray Y = NDArray.linspace(0, 1, 6).reshape(6, 1);

    private static Sequential model() {
        Sequential model = new Sequential(Input.of(2), new Dense(3).name("hidden"), new Dense(1).name("last"));
        model.compile(c -> c.optimizer("sgd").loss("mse").metrics("mae", new MeanAbsoluteError().name("other")));
        return model;
    }

    /** Two inputs, a and b, and two outputs, p and q. */
    private static Model wide() {
        Input a = Input.of(2).name("a");
        Input b = Input.of(2).name("b");
        var sum = new Add().apply(a, new Dense(2).apply(b));
        Model model = new Model(
                List.of(a, b),
                List.of(
                        new Dense(1).name("p").apply(sum),
                        new Dense(1).name("q").apply(sum)));
        model.compile(c -> c.optimizer("sgd").loss("mse"));
        return model;
    }

    @Test
    void arrays_by_name_are_those_in_order() {
        Model model = wide();
        NDArray b = X.mul(2);
        NDArray q = Y.mul(-1);
        Map<String, NDArray> x = Map.of("b", b, "a", X);
        Map<String, NDArray> y = Map.of("q", q, "p", Y);
        assertEquals(model.predict(List.of(X, b)), model.predict(x));
        assertEquals(model.evaluate(List.of(X, b), List.of(Y, q)), model.evaluate(x, y));
        assertEquals(1, model.fit(x, y, f -> f.verbose(0)).epoch().size());
        told("functional", "\"c\"", () -> model.predict(Map.of("a", X, "b", b, "c", X)));
        told("x: input \"b\" is missing", "", () -> model.predict(Map.of("a", X)));
        told("y: output \"q\" is missing", "", () -> model.evaluate(x, Map.of("p", Y)));
    }

    @Test
    void arrays_by_name_may_lack_outputs_without_a_loss() {
        Model model = wide();
        model.compile(c -> c.loss(Map.of("q", "mse")));
        Map<String, NDArray> x = Map.of("a", X, "b", X);
        assertEquals(model.evaluate(List.of(X, X), List.of(Y)), model.evaluate(x, Map.of("q", Y)));
    }

    private static void told(String one, String two, org.junit.jupiter.api.function.Executable mistake) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, mistake).getMessage());
        assertTrue(message.contains(one) && message.contains(two), message);
    }

    @Test
    void predictions_take_options() {
        Sequential model = model();
        List<Integer> batches = new ArrayList<>();
        Callback counting = new Callback() {
            @Override
            public void onPredictBatchEnd(int batch) {
                batches.add(batch);
            }
        };
        NDArray y = model.predict(X, o -> o.batchSize(4).callbacks(List.of(counting)));
        assertEquals(model.predict(X), y);
        assertEquals(List.of(0, 1), batches);
        assertEquals(List.of(y), model.predictOnBatch(List.of(X)));
        assertEquals(model.testOnBatch(Samples.of(X, Y)), model.testOnBatch(X, Y));
        assertTrue(model.testOnBatch(X, Y).containsKey("other"));
    }

    @Test
    void a_callback_asks_its_model_for_predictions() {
        Sequential model = model();
        List<NDArray> seen = new ArrayList<>();
        model.fit(
                X,
                Y,
                f -> f.verbose(0).callbacks(new Callback() {
                    @Override
                    public void onEpochEnd(int epoch, Map<String, Double> logs) {
                        seen.add(model().predict(X));
                    }
                }));
        assertEquals(List.of(model.predict(X)), seen);
    }

    @Test
    void the_last_sample_weights_count() {
        Sequential model = model();
        NDArray before = model.getWeights().get(0);
        model.fit(X, Y, f -> f.verbose(0).sampleWeight(List.of(NDArray.ones(6))).sampleWeight(NDArray.zeros(6)));
        assertEquals(before, model.getWeights().get(0));
    }

    @Test
    void the_weights_of_samples_stay_as_they_were_checked() {
        Samples samples = Samples.of(X, Y, NDArray.ones(6));
        assertThrows(
                UnsupportedOperationException.class,
                () -> samples.sampleWeight().set(0, null));
    }

    @Test
    void an_input_may_be_added_first() {
        Sequential model = new Sequential();
        model.add(Input.of(2)).add(new Dense(3));
        assertEquals(Shape.of(Shape.UNKNOWN, 3), model.outputs().get(0).shape());
        assertThrows(IllegalStateException.class, () -> model.add(Input.of(2)));
    }

    @Test
    void an_input_takes_a_type() {
        Input x = Input.of(3).dtype(DType.INT32).name("words");
        assertEquals(DType.INT32, x.dtype());
        assertEquals("int32", x.layer().getConfig().get("dtype"));
        assertEquals(
                Shape.of(1, 3, 2),
                new Sequential(x, new Embedding(5, 2))
                        .predict(NDArray.of(1, 2, 3).reshape(1, 3))
                        .shape());
    }

    @Test
    void arguments_have_keras_names() {
        assertEquals(-9.0, new Masking().maskValue(-9).getConfig().get("mask_value"));
        CosineDecay decay = new CosineDecay(0, 10).warmupTarget(1).warmupSteps(4);
        assertEquals(0.5, decay.at(2));
    }

    @Test
    void one_sample_without_a_batch_is_told_what_lacks() {
        Sequential model = new Sequential(Input.of(5, 2), new LSTM(3));
        told(
                "got (5, 2). Is it one sample? Add the batch: x.expandDims(0).",
                "",
                () -> model.predict(NDArray.ones(5, 2)));
    }

    @Test
    void weights_of_steps_want_targets_with_a_last_axis() {
        Sequential model = new Sequential(Input.of(4, 2), new LSTM(3).returnSequences(true), new Dense(1));
        model.compile(c -> c.loss("mse"));
        NDArray x = NDArray.ones(2, 4, 2);
        NDArray steps = NDArray.ones(2, 4);
        told(
                "Weights or a mask of steps need y of shape (2, 4, 1): y.expandDims(-1).",
                "",
                () -> model.evaluate(x, steps, o -> o.sampleWeight(steps)));
        assertTrue(model.evaluate(x, steps.expandDims(-1), o -> o.sampleWeight(steps))
                .containsKey("loss"));
    }

    @Test
    void weights_go_through_a_file_by_their_paths(@TempDir Path folder) throws IOException {
        Sequential model = model();
        Path file = folder.resolve("model.npz");
        model.saveWeights(file);
        assertEquals(
                List.of("hidden/kernel", "hidden/bias", "last/kernel", "last/bias"),
                List.copyOf(Npz.read(file).keySet()));
        assertEquals(
                "lstm_x/lstm_cell/kernel",
                new Sequential(Input.of(4, 2), new LSTM(3).name("lstm_x"))
                        .weights()
                        .get(0)
                        .path());
        Sequential other = model();
        other.loadWeights(file);
        assertEquals(model.getWeights(), other.getWeights());
    }

    @Test
    void weights_of_another_model_change_nothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.npz");
        model().saveWeights(file);
        Sequential wider = new Sequential(Input.of(2), new Dense(3).name("hidden"), new Dense(2).name("last"));
        List<NDArray> before = wider.getWeights();
        told("last/kernel has shape (3, 1), expected (3, 2)", "", () -> wider.loadWeights(file));
        assertEquals(before, wider.getWeights());
        Sequential renamed = new Sequential(Input.of(2), new Dense(3).name("hidden"), new Dense(1).name("end"));
        before = renamed.getWeights();
        told("missing [end/bias, end/kernel]", "unknown [last/bias, last/kernel]", () -> renamed.loadWeights(file));
        assertEquals(before, renamed.getWeights());
        told("weights.h5 is not carried out yet", "", () -> renamed.saveWeights(folder.resolve("m.weights.h5")));
        assertTrue(Files.notExists(folder.resolve("m.weights.h5")));
    }

    @Test
    void dropout_may_go_on_in_predictions() {
        Input x = Input.of(2);
        Sequential trained = new Sequential(Input.of(2), new Dropout(0.5), new Dense(1));
        Model sampling = new Model(x, trained.apply(x, c -> c.training(true)));
        NDArray ones = NDArray.ones(200, 2);
        assertEquals(trained.predict(ones), trained.predict(ones));
        assertTrue(!sampling.predict(ones).equals(sampling.predict(ones)));
    }

    @Test
    void a_layer_and_a_model_are_applied_to_arrays() {
        Dense dense = new Dense(3);
        NDArray y = dense.apply(X);
        assertEquals(new Sequential(Input.of(2), dense).predict(X), y);
        Sequential model = new Sequential(new Dropout(0.5), new Dense(1));
        assertEquals(model.apply(X), model.predict(X));
        model.add(new Dense(2));
        assertEquals(model.apply(X), model.predict(X));
        NDArray ones = NDArray.ones(200, 2);
        assertTrue(!model.apply(ones, true).equals(model.apply(ones, true)));
    }

    @Test
    void applied_in_training_a_layer_changes_its_states() {
        BatchNormalization layer = new BatchNormalization();
        layer.apply(X);
        NDArray before = layer.getWeights().get(2);
        layer.apply(X);
        assertEquals(before, layer.getWeights().get(2));
        layer.apply(X.add(1), true);
        assertTrue(!before.equals(layer.getWeights().get(2)));
    }
}
