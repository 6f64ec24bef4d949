package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A model that several threads call gives each what it would give it alone. */
class ThreadsTest {
    private static final int CALLS = 1500;

    /** Each thread's own samples, of one shape. */
    private static NDArray samples(int thread) {
        return NDArray.linspace(-1 - thread, 1, 4 * 5 * 2).reshape(4, 5, 2);
    }

    private static Sequential model() {
        Sequential model = new Sequential(Input.of(5, 2), new LSTM(4), new Dense(1));
        model.compile(c -> c.optimizer("sgd").loss("mse").metrics("mae"));
        return model;
    }

    /** All at once, so that they meet. */
    @SafeVarargs
    private static void together(Callable<Void>... bodies) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(bodies.length);
        try {
            CyclicBarrier start = new CyclicBarrier(bodies.length);
            List<Future<Void>> all = new ArrayList<>();
            for (Callable<Void> body : bodies)
                all.add(threads.submit(() -> {
                    start.await();
                    return body.call();
                }));
            for (Future<Void> one : all) one.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> predicting(Model model, NDArray x, NDArray expected) {
        return () -> {
            NDArray out = NDArray.zeros(4, 1);
            for (int i = 0; i < CALLS; i++) {
                assertArrayEquals(expected.toDoubleArray(), model.predict(x).toDoubleArray());
                assertArrayEquals(expected.toDoubleArray(), model.predict(x, 3).toDoubleArray());
                model.predictOnBatch(x, out);
                assertArrayEquals(expected.toDoubleArray(), out.toDoubleArray());
            }
            return null;
        };
    }

    @Test
    void two_threads_predict_with_one_model() throws Exception {
        Sequential model = model();
        NDArray first = model.predict(samples(0));
        NDArray second = model.predict(samples(1));
        together(predicting(model, samples(0), first), predicting(model, samples(1), second));
    }

    @Test
    void models_over_the_same_layers_predict_at_the_same_time() throws Exception {
        Sequential model = model();
        NDArray first = model.predict(samples(0));
        NDArray second = model.predict(samples(1));
        together(
                predicting(new Model(model.inputs(), model.outputs()), samples(0), first),
                predicting(new Model(model.inputs(), model.outputs()), samples(1), second));
    }

    @Test
    void a_first_prediction_by_two_threads_builds_one_model() throws Exception {
        for (int i = 0; i < 50; i++) {
            Sequential model = new Sequential(new LSTM(4), new Dense(1));
            together(
                    () -> {
                        model.predict(List.of(samples(0)));
                        return null;
                    },
                    () -> {
                        model.predict(List.of(samples(1)));
                        return null;
                    });
            assertEquals(5, model.weights().size());
        }
    }

    /** Each prediction is that of the weights between two steps, never of half a step. */
    @Test
    void a_fit_beside_predictions_learns_what_it_learns_alone() throws Exception {
        NDArray y = NDArray.ones(4, 1);
        Sequential alone = model();
        Model model = sameAs(alone);
        Set<List<Double>> predictions = new HashSet<>();
        predictions.add(predicted(alone));
        for (int step = 0; step < 500; step++) {
            alone.trainOnBatch(samples(0), y);
            predictions.add(predicted(alone));
        }
        AtomicBoolean trained = new AtomicBoolean();
        together(
                () -> {
                    try {
                        losses(model, 500);
                    } finally {
                        trained.set(true);
                    }
                    return null;
                },
                () -> {
                    while (!trained.get()) assertTrue(predictions.contains(predicted(model)));
                    return null;
                });
        assertEquals(alone.getWeights(), model.getWeights());
    }

    @Test
    void two_trainings_follow_one_another() throws Exception {
        Sequential alone = model();
        Model model = sameAs(alone);
        List<Double> expected = losses(alone, 400);
        Set<List<Double>> losses = ConcurrentHashMap.newKeySet();
        Callable<Void> training = () -> {
            losses.add(losses(model, 200));
            return null;
        };
        together(training, training);
        assertEquals(Set.of(expected.subList(0, 200), expected.subList(200, 400)), losses);
        assertEquals(alone.getWeights(), model.getWeights());
    }

    private static List<Double> losses(Model model, int epochs) {
        return Objects.requireNonNull(model.fit(
                        samples(0),
                        NDArray.ones(4, 1),
                        f -> f.epochs(epochs).verbose(0).shuffle(false))
                .history()
                .get("loss"));
    }

    private static Model sameAs(Sequential other) {
        Model model = Models.cloneModel(other);
        model.compile(c -> c.optimizer("sgd").loss("mse").metrics("mae"));
        model.setWeights(other.getWeights());
        return model;
    }

    private static List<Double> predicted(Model model) {
        return Arrays.stream(model.predict(samples(1)).toDoubleArray()).boxed().toList();
    }

    @Test
    void evaluations_by_two_threads_each_count_their_own_samples() throws Exception {
        Sequential model = model();
        NDArray y = NDArray.ones(4, 1);
        List<Callable<Void>> bodies = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            NDArray x = samples(thread);
            Map<String, Double> expected = model.evaluate(x, y, o -> o.batchSize(1));
            bodies.add(() -> {
                for (int i = 0; i < CALLS / 3; i++) assertEquals(expected, model.evaluate(x, y, o -> o.batchSize(1)));
                return null;
            });
        }
        together(bodies.get(0), bodies.get(1));
    }
}
