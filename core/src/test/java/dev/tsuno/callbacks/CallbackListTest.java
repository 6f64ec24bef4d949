package dev.tsuno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.models.Sequential;
import dev.tsuno.optimizers.Adam;
import dev.tsuno.optimizers.MultiOptimizer;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.SGD;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When callbacks are called, and what they see of each other. */
class CallbackListTest {
    private static final NDArray X = NDArray.of(new double[] {1, 2, 3, 4}).reshape(4, 1);

    private static Sequential model(Optimizer optimizer) {
        Sequential model = new Sequential(Input.of(1), new Dense(1));
        model.compile(c -> c.optimizer(optimizer).loss("mse"));
        return model;
    }

    // As in the documentation of Callback.
    static final class LossBelow extends Callback {
        private final double limit;

        LossBelow(double limit) {
            this.limit = limit;
        }

        @Override
        public void onEpochEnd(int epoch, Map<String, Double> logs) {
            double loss = logs.getOrDefault("loss", Double.NaN);
            logs.put("loss_left", loss - limit);
            if (loss < limit) model().stopTraining();
        }
    }
    // End.

    @Test
    void the_documentations_example_stops_and_adds_to_the_history() throws IOException {
        History history =
                model(new Adam(0.1)).fit(X, X, f -> f.epochs(500).verbose(0).callbacks(new LossBelow(0.001)));
        int epochs = history.epoch().size();
        assertTrue(epochs < 500, epochs + " epochs");
        assertEquals(List.of("loss", "loss_left"), List.copyOf(history.history().keySet()));

        String test = Files.readString(Path.of("src/test/java/dev/tsuno/callbacks/CallbackListTest.java"));
        String code = test.substring(test.indexOf("Callback.\n") + 10, test.indexOf("    // End."))
                .strip()
                .replaceFirst("^static ", "");
        String documented = code.lines()
                .map(line -> (" * " + (line.startsWith("    ") ? line.substring(4) : line)).stripTrailing())
                .collect(Collectors.joining("\n"));
        String doc = Files.readString(Path.of("src/main/java/dev/tsuno/callbacks/Callback.java"));
        assertTrue(doc.contains(documented), documented);
    }

    /** Writes down what is called. */
    private static final class Diary extends Callback {
        final List<String> pages = new ArrayList<>();

        @Override
        public void onTrainBegin() {
            pages.add("train");
        }

        @Override
        public void onTrainEnd(Map<String, Double> logs) {
            pages.add("trained " + logs.keySet());
        }

        @Override
        public void onEpochBegin(int epoch) {
            pages.add("epoch " + epoch);
        }

        @Override
        public void onEpochEnd(int epoch, Map<String, Double> logs) {
            pages.add("end " + epoch + " " + logs.keySet());
        }

        @Override
        public void onBatchBegin(int batch) {
            pages.add("batch " + batch);
        }

        @Override
        public void onBatchEnd(int batch, Map<String, Double> logs) {
            pages.add("done " + batch + " " + logs.keySet());
        }

        @Override
        public void onTestBegin() {
            pages.add("test");
        }

        @Override
        public void onTestEnd(Map<String, Double> logs) {
            pages.add("tested " + logs.keySet());
        }
    }

    @Test
    void hooks_come_in_keras_order_and_what_one_adds_the_next_sees() {
        Diary diary = new Diary();
        model(new SGD(0.01))
                .fit(
                        X,
                        X,
                        f -> f.batchSize(2)
                                .verbose(0)
                                .validationSplit(0.25)
                                .callbacks(new LearningRateScheduler(epoch -> 0.02), diary));
        assertEquals(
                List.of(
                        "train",
                        "epoch 0",
                        "batch 0",
                        "done 0 [loss]",
                        "batch 1",
                        "done 1 [loss]",
                        "test",
                        "tested [loss]",
                        "end 0 [loss, val_loss, learning_rate]",
                        "trained [loss, val_loss]"),
                diary.pages);
    }

    @Test
    void a_batch_that_stops_the_training_is_its_last_and_its_epoch_ends() {
        Diary diary = new Diary();
        Sequential model = model(new SGD(0.01));
        model.fit(
                X,
                X,
                f -> f.batchSize(1)
                        .epochs(3)
                        .verbose(0)
                        .callbacks(diary, new LambdaCallback().onBatchEnd((batch, logs) -> {
                                    if (batch == 1) model.stopTraining();
                                })));
        assertEquals(
                List.of(
                        "train",
                        "epoch 0",
                        "batch 0",
                        "done 0 [loss]",
                        "batch 1",
                        "done 1 [loss]",
                        "end 0 [loss]",
                        "trained [loss]"),
                diary.pages);
        assertEquals(2, model.optimizer().iterations());
    }

    @Test
    void a_stop_before_the_first_batch_lets_it_run_as_in_keras() {
        Sequential model = model(new SGD(0.01));
        model.fit(
                X,
                X,
                f -> f.batchSize(1)
                        .epochs(3)
                        .verbose(0)
                        .callbacks(new LambdaCallback().onTrainBegin(model::stopTraining)));
        assertEquals(1, model.optimizer().iterations());
    }

    @Test
    void a_history_of_ones_own_is_used_and_goes_on() {
        History own = new History();
        Sequential model = model(new SGD(0.01));
        for (int i = 0; i < 2; i++) {
            assertSame(own, model.fit(X, X, f -> f.epochs(3).verbose(0).callbacks(own)));
        }
        assertEquals(List.of(0, 1, 2), own.epoch());
        assertEquals(6, own.history().getOrDefault("loss", List.of()).size());
    }

    @Test
    void each_of_several_optimizers_has_its_rate_in_the_logs() {
        SGD sgd = new SGD(0.1).name("one");
        Adam adam = new Adam(0.01).name("two");
        Sequential model = model(new MultiOptimizer(variable -> variable.path().endsWith("bias") ? adam : sgd));
        History history = model.fit(
                X,
                X,
                f -> f.epochs(2)
                        .verbose(0)
                        .callbacks(new LearningRateScheduler((epoch, rate) -> epoch == 0 ? rate : rate * 0.5)));
        assertEquals(List.of((double) 0.1f, (double) 0.05f), history.history().get("learning_rate_one"));
        assertEquals(
                List.of((double) 0.01f, (double) (float) (0.5 * 0.01f)),
                history.history().get("learning_rate_two"));
    }

    @Test
    void lambdas_hear_of_everything() {
        List<String> heard = new ArrayList<>();
        LambdaCallback callback = new LambdaCallback()
                .onTrainBegin(() -> heard.add("train"))
                .onTrainEnd(logs -> heard.add("trained"))
                .onEpochBegin(epoch -> heard.add("epoch " + epoch))
                .onEpochEnd((epoch, logs) -> heard.add("end " + epoch + logs.keySet()))
                .onTrainBatchBegin(batch -> heard.add("batch " + batch))
                .onTrainBatchEnd((batch, logs) -> heard.add("done " + batch + logs.keySet()))
                .onTestBegin(() -> heard.add("test"))
                .onTestEnd(logs -> heard.add("tested" + logs.keySet()))
                .onTestBatchBegin(batch -> heard.add("test batch " + batch))
                .onTestBatchEnd((batch, logs) -> heard.add("test done " + batch + logs.keySet()))
                .onPredictBegin(() -> heard.add("predict"))
                .onPredictEnd(() -> heard.add("predicted"))
                .onPredictBatchBegin(batch -> heard.add("predict batch " + batch))
                .onPredictBatchEnd(batch -> heard.add("predict done " + batch));
        Sequential model = model(new SGD(0.01));
        model.fit(X, X, f -> f.verbose(0).callbacks(callback));
        model.evaluate(X, X, o -> o.callbacks(callback));
        model.predict(List.of(X), o -> o.callbacks(callback));
        assertEquals(
                "train, epoch 0, batch 0, done 0[loss], end 0[loss], trained, test, test batch 0, test done 0[loss], tested[loss], "
                        + "predict, predict batch 0, predict done 0, predicted",
                String.join(", ", heard));
    }

    @Test
    void the_callers_logs_stay_as_they_are() {
        Map<String, Double> logs = new LinkedHashMap<>(Map.of("loss", 1.0));
        new CallbackList(
                        List.of(new LambdaCallback().onEpochEnd((epoch, own) -> own.put("more", 2.0))),
                        new FakeModel(),
                        new FitParameters(0, 1, 1))
                .onEpochEnd(0, logs);
        assertEquals(Map.of("loss", 1.0), logs);
    }
}
