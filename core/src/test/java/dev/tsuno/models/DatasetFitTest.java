package dev.tsuno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npy;
import dev.tsuno.array.Shape;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.callbacks.History;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Element;
import dev.tsuno.data.Samples;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.models.StepPrograms.Purpose;
import dev.tsuno.random.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFitTest {
    private static final NDArray X = random(1, 22, 5, 2);
    private static final NDArray Y = random(2, 22, 1);

    private static NDArray random(long seed, int... dims) {
        NDArray array = NDArray.zeros(Shape.of(dims), DType.FLOAT32);
        Random random = new Random(seed);
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        array.copyFrom(values, 0, 0, values.length);
        return array;
    }

    /** The same each time. */
    private static Sequential model() {
        return Seeds.withSeed(3, () -> {
            Sequential model = new Sequential(Input.of(Shape.UNKNOWN, 2), new LSTM(4), new Dense(1));
            model.compile(c -> c.optimizer("adam").loss("mse").metrics("mae"));
            return model;
        });
    }

    private record Trained(Map<String, List<Double>> history, List<NDArray> weights) {
        static Trained of(Dataset<Samples> batches, Consumer<FitOptions> configure) {
            Sequential model = model();
            History history = model.fit(batches, f -> configure.accept(f.verbose(0)));
            return new Trained(history.history(), model.getWeights());
        }
    }

    @Test
    void a_dataset_of_the_same_batches_trains_to_the_same_bits_as_arrays() {
        Sequential model = model();
        History history = model.fit(
                X, Y, f -> f.batchSize(4).epochs(3).shuffle(false).verbose(0).validationData(X, Y));
        Dataset<Samples> batches = Dataset.of(X, Y).batch(4);
        Trained onDataset = Trained.of(batches, f -> f.epochs(3).validationData(batches));
        assertEquals(model.getWeights(), onDataset.weights);
        assertEquals(history.history(), onDataset.history);
        assertEquals(model.evaluate(X, Y, e -> e.batchSize(4)), model.evaluate(batches));
        assertEquals(model.predict(X, 4), model.predict(batches));
    }

    @Test
    void several_inputs_outputs_and_weights_train_as_from_arrays() {
        Samples samples = new Samples(
                List.of(X, random(5, 22, 5, 2)),
                List.of(Y, random(6, 22, 3)),
                List.of(Y.abs(), random(7, 22).abs()));
        Model onArrays = twoByTwo();
        Model onDataset = twoByTwo();
        Dataset<Samples> batches = Dataset.of(samples).batch(4).prefetch(2);
        History expected = onArrays.fit(
                samples, f -> f.batchSize(4).epochs(2).shuffle(false).verbose(0));
        History actual = onDataset.fit(batches, f -> f.epochs(2).verbose(0));
        assertEquals(expected.history(), actual.history());
        assertEquals(onArrays.getWeights(), onDataset.getWeights());
        assertEquals(onArrays.predict(samples.x(), o -> o.batchSize(4)), onDataset.predict(batches, o -> {}));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> onDataset.predict(batches));
        assertTrue(String.valueOf(e.getMessage()).contains("2 outputs"), e.getMessage());
    }

    private static Model twoByTwo() {
        return Seeds.withSeed(4, () -> {
            Input a = Input.of(5, 2);
            Input b = Input.of(5, 2);
            Model model = new Model(
                    List.of(a, b),
                    List.of(
                            new Dense(1).name("level").apply(new LSTM(3).apply(a)),
                            new LSTM(3).name("state").apply(b)));
            model.compile(c -> c.optimizer("sgd").loss("mse"));
            return model;
        });
    }

    @Test
    void prefetching_changes_no_bit() {
        Dataset<Samples> batches = Dataset.of(X, Y).shuffle(10, 5).batch(4);
        Trained plain = Trained.of(batches, f -> f.epochs(4));
        assertEquals(plain, Trained.of(batches.prefetch(1), f -> f.epochs(4)));
        assertEquals(
                plain,
                Trained.of(Dataset.of(X, Y).prefetch(3).shuffle(10, 5).batch(4).prefetch(7), f -> f.epochs(4)));
    }

    @Test
    void a_file_trains_to_the_same_bits_as_its_array(@TempDir Path folder) throws IOException {
        Npy.write(folder.resolve("x.npy"), X);
        Npy.write(folder.resolve("y.npy"), Y);
        Dataset<Element> rows = Dataset.npy(folder.resolve("x.npy"), folder.resolve("y.npy"));
        assertEquals(22, rows.cardinality());
        assertEquals(
                Trained.of(Dataset.of(X, Y).shuffle(22, 1).batch(5), f -> f.epochs(2)),
                Trained.of(rows.shuffle(22, 1).batch(5).prefetch(2), f -> f.epochs(2)));
        Npy.write(folder.resolve("y.npy"), Y.slice(0, 21));
        assertThrows(
                IllegalArgumentException.class, () -> Dataset.npy(folder.resolve("x.npy"), folder.resolve("y.npy")));
    }

    @Test
    void a_training_that_goes_on_sees_what_it_would_have_seen() {
        Dataset<Samples> batches = Dataset.of(X, Y).shuffle(22, 5).batch(4);
        Trained whole = Trained.of(batches, f -> f.epochs(4));
        Sequential model = model();
        model.fit(batches, f -> f.epochs(2).verbose(0));
        model.fit(batches, f -> f.initialEpoch(2).epochs(4).verbose(0));
        assertEquals(whole.weights, model.getWeights());
    }

    @Test
    void batches_of_many_lengths_keep_no_more_programs_than_stated() {
        List<Element> elements = new ArrayList<>();
        for (int length = 1; length <= StepPrograms.KEPT + 8; length++)
            elements.add(Element.of(random(length, length, 2), NDArray.of(1f)));
        Dataset<Samples> batches = Dataset.fromIterable(elements).batch(1);
        Sequential model = model();
        model.fit(batches, f -> f.epochs(2).verbose(0).validationData(batches));
        model.predict(batches);
        for (Purpose purpose : Purpose.values())
            assertEquals(StepPrograms.KEPT, model.trainer().programs().kept(purpose));
    }

    @Test
    void few_lengths_have_a_program_each_that_is_used_again() {
        Dataset<Element> elements = Dataset.range(24).map(i -> Element.of(random(i, 1 + i % 3, 2), NDArray.of(1f)));
        Sequential model = model();
        model.fit(elements.batch(1), f -> f.epochs(3).verbose(0));
        assertEquals(3, model.trainer().programs().kept(Purpose.TRAIN));
    }

    /** As Keras's EpochIterator: the batches of each epoch. */
    @Test
    void epochs_of_steps_go_on_where_the_last_one_stopped_and_end_with_the_pass() {
        assertEquals(List.of(5, 5, 5), batches(5, true, f -> f.epochs(3)));
        assertEquals(
                List.of(2, 2, 1, 2, 2, 1), batches(5, true, f -> f.epochs(6).stepsPerEpoch(2)));
        assertEquals(List.of(3, 3, 3, 3), batches(6, true, f -> f.epochs(4).stepsPerEpoch(3)));
        assertEquals(List.of(5, 5), batches(5, true, f -> f.epochs(2).stepsPerEpoch(7)));
        assertEquals(List.of(5, 5, 5), batches(5, false, f -> f.epochs(3)));
        assertEquals(
                List.of(2, 2, 1, 2, 2, 1), batches(5, false, f -> f.epochs(6).stepsPerEpoch(2)));
        assertEquals(
                List.of(3, 3, 0, 3, 3, 0), batches(6, false, f -> f.epochs(6).stepsPerEpoch(3)));
    }

    private static List<Integer> batches(int n, boolean known, Consumer<FitOptions> configure) {
        List<Integer> epochs = new ArrayList<>();
        Dataset<Samples> batches = Dataset.of(X, Y).batch(2).take(n);
        if (!known) batches = batches.filter(batch -> true);
        Trained.of(
                batches,
                f -> configure.accept(f.callbacks(new Callback() {
                    @Override
                    public void onEpochBegin(int epoch) {
                        epochs.add(0);
                    }

                    @Override
                    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
                        epochs.set(epochs.size() - 1, epochs.get(epochs.size() - 1) + 1);
                    }
                })));
        return epochs;
    }

    @Test
    void targets_are_left_alone_when_predicting() {
        Dataset<Samples> batches = Dataset.of(X, Y).batch(4);
        Sequential model = model();
        assertEquals(model.predict(X, 4), model.predict(batches));
        assertEquals(List.of(model.predict(X, 4)), model.predict(batches, o -> {}));
    }

    @Test
    void a_thread_that_prefetches_ends_when_training_fails() throws InterruptedException {
        Thread[] maker = new Thread[1];
        Dataset<Samples> wrong = Dataset.of(X.transpose(0, 2, 1), Y)
                .batch(2)
                .map(batch -> {
                    maker[0] = Thread.currentThread();
                    return batch;
                })
                .prefetch(1);
        assertThrows(IllegalArgumentException.class, () -> model().fit(wrong, f -> f.verbose(0)));
        maker[0].join();
    }

    @Test
    void arguments_that_a_dataset_already_has_are_refused() {
        Dataset<Samples> batches = Dataset.of(X, Y).batch(4);
        assertRefuses("batch_size", () -> model().fit(batches, f -> f.batchSize(32)));
        assertRefuses("validation_split", () -> model().fit(batches, f -> f.validationSplit(0.2)));
        assertRefuses("sample_weight", () -> model().fit(batches, f -> f.sampleWeight(Y)));
        assertRefuses(
                "validation_batch_size",
                () -> model().fit(batches, f -> f.validationData(batches).validationBatchSize(3)));
        assertRefuses("stepsPerEpoch", () -> model().fit(batches.repeat(), f -> f.epochs(2)));
        assertRefuses("validationSteps", () -> model().fit(batches, f -> f.validationData(batches.repeat())));
        assertRefuses("batch_size", () -> model().evaluate(batches, e -> e.batchSize(32)));
        assertRefuses("sample_weight", () -> model().evaluate(batches, e -> e.sampleWeight(Y)));
        assertRefuses("steps", () -> model().evaluate(batches.repeat()));
        assertRefuses("batch_size", () -> model().predict(batches, e -> e.batchSize(32)));
    }

    private static void assertRefuses(String argument, Runnable run) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, run::run);
        assertTrue(String.valueOf(e.getMessage()).contains(argument), e.getMessage());
    }
}
