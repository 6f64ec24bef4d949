package dev.tsuno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.models.Sequential;
import dev.tsuno.optimizers.Adam;
import dev.tsuno.optimizers.Optimizer;
import dev.tsuno.optimizers.SGD;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Trainings with each callback against the same ones by Keras, whose numbers callbacks.py wrote. */
class CallbackTrainingsTest {
    private static final double BAR = 2e-5;
    private static final Map<String, NDArray> GOLDEN = golden();

    private static Map<String, NDArray> golden() {
        try {
            return Npz.read(new ByteArrayInputStream(KerasSaid.bytes("trainings.npz")), "trainings.npz");
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

    private static String text(String name) {
        StringBuilder text = new StringBuilder();
        for (double c : array(name).toDoubleArray()) text.append((char) c);
        return text.toString();
    }

    private static Sequential dense(Optimizer optimizer, String loss, String metric, String activation) {
        Sequential model =
                new Sequential(Input.of(3), new Dense(4).activation("tanh"), new Dense(1).activation(activation));
        model.compile(c -> c.optimizer(optimizer).loss(loss).metrics(metric));
        return model;
    }

    private static Sequential dense(Optimizer optimizer) {
        return dense(optimizer, "mse", "mae", "linear");
    }

    private static Sequential lstm(Optimizer optimizer) {
        Sequential model = new Sequential(Input.of(5, 2), new LSTM(4), new Dense(1));
        model.compile(c -> c.optimizer(optimizer).loss("mse"));
        return model;
    }

    private static History fit(String name, Sequential model, int epochs, Callback callback) {
        model.setWeights(series(name + "/w"));
        return model.fit(
                array(name + "/x"),
                array(name + "/y"),
                f -> f.batchSize(4)
                        .epochs(epochs)
                        .shuffle(false)
                        .verbose(0)
                        .validationSplit(0.25)
                        .callbacks(callback));
    }

    /** Logs in Keras's order, weights, and what was printed. */
    private static void assertTrains(String name, Sequential model, int epochs, Callback callback) {
        History[] history = new History[1];
        String printed = Printed.during(() -> history[0] = fit(name, model, epochs, callback));
        assertEquals(text(name + "/printed"), printed);
        assertEquals(
                text(name + "/names"), String.join(",", history[0].history().keySet()));
        history[0].history().forEach((key, values) -> {
            double[] golden = array(name + "/history/" + key).toDoubleArray();
            assertEquals(golden.length, values.size(), name + " " + key);
            for (int i = 0; i < golden.length; i++) {
                double bar = key.equals("learning_rate") ? 0 : BAR * (1 + Math.abs(golden[i]));
                if (Double.isFinite(golden[i])) assertEquals(golden[i], values.get(i), bar, name + " " + key + " " + i);
                else assertTrue(!Double.isFinite(values.get(i)), name + " " + key + " " + i);
            }
        });
        List<NDArray> expected = series(name + "/after");
        for (int i = 0; i < expected.size() && !name.equals("nan"); i++) {
            double error = model.getWeights().get(i).sub(expected.get(i)).abs().max();
            assertTrue(error < 10 * BAR, name + " weight " + i + " differs by " + error);
        }
    }

    @Test
    void stopping_early_restores_the_best_weights() {
        assertTrains(
                "early_restore",
                lstm(new Adam(0.2)),
                30,
                new EarlyStopping()
                        .patience(3)
                        .restoreBestWeights(true)
                        .startFromEpoch(1)
                        .verbose(1));
    }

    @Test
    void stopping_early_watches_a_metric() {
        assertTrains(
                "early_mae",
                dense(new SGD(0.2)),
                30,
                new EarlyStopping().monitor("mae").minDelta(0.02).patience(2).verbose(1));
        assertTrains(
                "early_accuracy",
                dense(new Adam(0.05), "binary_crossentropy", "accuracy", "sigmoid"),
                25,
                new EarlyStopping().monitor("val_accuracy").patience(4).restoreBestWeights(true));
    }

    @Test
    void a_plateau_lowers_the_rate() {
        assertTrains(
                "plateau",
                lstm(new SGD(0.5)),
                12,
                new ReduceLROnPlateau()
                        .monitor("val_loss")
                        .factor(0.5)
                        .patience(1)
                        .minDelta(0.01)
                        .cooldown(1)
                        .minLr(0.05)
                        .verbose(1));
    }

    @Test
    void a_schedule_sets_the_rate() {
        assertTrains(
                "schedule",
                dense(new SGD(0.2).momentum(0.5)),
                6,
                new LearningRateScheduler((epoch, rate) -> epoch < 2 ? rate : rate * 0.7).verbose(1));
    }

    @Test
    void a_loss_that_is_no_number_ends_the_training() {
        assertTrains("nan", dense(new SGD(1e18)), 5, new TerminateOnNaN());
        ArithmeticException e = assertThrows(
                ArithmeticException.class,
                () -> fit("nan", dense(new SGD(1e18)), 5, new TerminateOnNaN().raiseError(true)));
        assertTrue(String.valueOf(e.getMessage()).contains("batch"), e.getMessage());
    }

    @Test
    void averages_validate_and_the_weights_train_on() {
        assertTrains("ema", dense(new SGD(0.2).useEma(true).emaMomentum(0.8)), 4, new SwapEMAWeights());
        assertTrains(
                "ema_on_epoch",
                dense(new Adam(0.05).useEma(true).emaMomentum(0.9)),
                4,
                new SwapEMAWeights().swapOnEpoch(true));
    }

    @Test
    void predict_shows_the_averages_and_gives_the_weights_back() {
        String name = "ema";
        Sequential model = dense(new SGD(0.2).useEma(true).emaMomentum(0.8));
        model.setWeights(series(name + "/w"));
        NDArray x = array(name + "/x");
        for (int step = 0; step < 3; step++) model.trainOnBatch(x, array(name + "/y"));
        List<NDArray> weights = model.getWeights();
        NDArray plain = model.predict(x);
        NDArray averaged = model.predict(List.of(x), o -> o.callbacks(new SwapEMAWeights()))
                .get(0);
        assertTrue(averaged.sub(plain).abs().max() > 1e-3);
        for (int i = 0; i < weights.size(); i++)
            assertTrue(weights.get(i).equal(model.getWeights().get(i)).all());
        model.optimizer().finalizeVariableValues();
        assertTrue(model.predict(x).equal(averaged).all());
    }

    @Test
    void averages_are_asked_of_an_optimizer_that_keeps_them() {
        IllegalStateException e = assertThrows(
                IllegalStateException.class, () -> fit("ema", dense(new SGD(0.2)), 1, new SwapEMAWeights()));
        assertTrue(String.valueOf(e.getMessage()).contains("useEma(true)"), e.getMessage());
    }
}
