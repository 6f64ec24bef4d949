package dev.tsuno.utils;

import static dev.tsuno.utils.DataGolden.array;
import static dev.tsuno.utils.DataGolden.doubles;
import static dev.tsuno.utils.DataGolden.has;
import static dev.tsuno.utils.DataGolden.names;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.History;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Samples;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.models.Model;
import dev.tsuno.models.Sequential;
import dev.tsuno.optimizers.Adam;
import dev.tsuno.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trainings on datasets against the same ones by Keras 3.15.1 on tf.data, whose numbers data.py wrote. */
class DatasetFitGoldenTest {
    private static final double BAR = 2e-5;

    private static List<NDArray> series(String prefix) {
        List<NDArray> all = new ArrayList<>();
        for (int i = 0; has(prefix + i); i++) all.add(array(prefix + i));
        return all;
    }

    private static void assertLogs(String prefix, Map<String, List<Double>> actual) {
        assertEquals(names(prefix), actual.keySet().stream().sorted().toList());
        actual.forEach((name, values) -> assertArrayEquals(
                doubles(prefix + name), values.stream().mapToDouble(v -> v).toArray(), BAR, prefix + name));
    }

    private static void assertTrained(String name, Model model, History history) {
        assertLogs(name + "history/", history.history());
        List<NDArray> weights = model.getWeights();
        for (int i = 0; i < weights.size(); i++)
            assertTrue(array(name + "after" + i).allClose(weights.get(i), 0, BAR), name + "after" + i);
    }

    private static void assertEvaluated(String name, Map<String, Double> logs) {
        logs.forEach(
                (key, value) -> assertEquals(array(name + "evaluate/" + key).item(), value, BAR, key));
    }

    @Test
    void batches_of_different_lengths_and_sizes() {
        List<Samples> batches = new ArrayList<>();
        List<NDArray> x = series("fit/ragged/x");
        for (int i = 0; i < x.size(); i++)
            batches.add(Samples.of(x.get(i), array("fit/ragged/y" + i), array("fit/ragged/sw" + i)));
        Dataset<Samples> dataset = Dataset.fromIterable(batches);
        Sequential model = new Sequential(Input.of(-1, 2), new LSTM(3), new Dense(1));
        model.setWeights(series("fit/ragged/w"));
        model.compile(c -> c.optimizer(new SGD(0.1)).loss("mse").metrics("mae").weightedMetrics("mae"));
        History history = model.fit(dataset, f -> f.epochs(3).verbose(0).validationData(dataset.take(2)));
        assertTrained("fit/ragged/", model, history);
        assertEvaluated("fit/ragged/", model.evaluate(dataset));
        assertTrue(array("fit/ragged/predicted").allClose(model.predict(dataset), 0, BAR));
    }

    @Test
    void a_repeated_shuffle_in_epochs_of_steps() {
        NDArray x = array("fit/steps/x");
        Dataset<Samples> dataset = Dataset.of(x, array("fit/steps/y"))
                .shuffle(6, 3)
                .repeat(4)
                .batch(4)
                .prefetch(2);
        Dataset<Samples> validation = Dataset.of(array("fit/steps/vx"), array("fit/steps/vy"))
                .repeat()
                .batch(3);
        Sequential model = new Sequential(Input.of(3), new Dense(4).activation("tanh"), new Dense(1));
        model.setWeights(series("fit/steps/w"));
        model.compile(c -> c.optimizer(new SGD(0.1).momentum(0.9)).loss("mae"));
        History history = model.fit(
                dataset,
                f -> f.epochs(6)
                        .stepsPerEpoch(3)
                        .validationData(validation)
                        .validationSteps(2)
                        .validationFreq(2)
                        .verbose(0));
        assertTrained("fit/steps/", model, history);
        assertEvaluated("fit/steps/", model.evaluate(validation, e -> e.steps(4)));
    }

    @Test
    void class_weights_over_a_dataset() {
        NDArray x = array("fit/classes/x");
        NDArray y = array("fit/classes/y");
        Sequential model =
                new Sequential(Input.of(3), new Dense(5).activation("tanh"), new Dense(3).activation("softmax"));
        model.setWeights(series("fit/classes/w"));
        model.compile(c -> c.optimizer(new Adam(0.05))
                .loss("sparse_categorical_crossentropy")
                .metrics("accuracy"));
        History history = model.fit(
                Dataset.of(x, y).batch(4),
                f -> f.epochs(4)
                        .verbose(0)
                        .classWeight(Map.of(0, 0.5, 2, 3.0))
                        .validationData(x.slice(0, 5), y.slice(0, 5)));
        assertTrained("fit/classes/", model, history);
    }
}
