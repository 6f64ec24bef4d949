package dev.tsuno.callbacks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.metrics.BinaryAccuracy;
import dev.tsuno.metrics.Mean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What EarlyStopping and ReduceLROnPlateau decide for made-up numbers, with all their options, against Keras. */
class MonitorDecisionsTest {
    private static List<String[]> rows(String kind) {
        return KerasSaid.rows("decisions.tsv").stream()
                .filter(row -> row[0].equals(kind))
                .toList();
    }

    @Test
    void early_stopping_stops_and_restores_where_keras_does() {
        assertEquals(300, rows("early").size());
        for (String[] row : rows("early")) {
            String what = String.join(" ", row);
            EarlyStopping callback = new EarlyStopping()
                    .monitor("loss")
                    .mode(row[2])
                    .minDelta(Double.parseDouble(row[3]))
                    .patience(Integer.parseInt(row[4]))
                    .restoreBestWeights(row[6].equals("True"))
                    .startFromEpoch(Integer.parseInt(row[7]))
                    .verbose(1);
            if (!row[5].equals("None")) callback.baseline(Double.parseDouble(row[5]));
            FakeModel model = new FakeModel();
            model.with(callback);
            String printed = Printed.during(() -> {
                callback.onTrainBegin();
                for (double value : KerasSaid.numbers(row[1])) {
                    callback.onEpochEnd(model.epoch, new HashMap<>(Map.of("loss", value)));
                    model.epoch++;
                    if (model.stopped) break;
                }
                callback.onTrainEnd(Map.of());
            });
            assertEquals(row[8], "" + model.epoch, what);
            assertEquals(row[9], "" + callback.stoppedEpoch(), what);
            assertEquals(row[10], "" + callback.bestEpoch(), what);
            assertEquals(row[11], callback.best() == null ? "None" : PythonText.repr(callback.best()), what);
            assertEquals(row[12], "" + callback.waited(), what);
            assertEquals(row[13], "" + model.restored, what);
            assertEquals(KerasSaid.unescaped(row[14]), printed, what);
        }
    }

    @Test
    void the_rate_is_lowered_where_keras_does() {
        assertEquals(200, rows("plateau").size());
        for (String[] row : rows("plateau")) {
            String what = String.join(" ", row);
            ReduceLROnPlateau callback = new ReduceLROnPlateau()
                    .monitor("loss")
                    .mode(row[2])
                    .factor(Double.parseDouble(row[3]))
                    .patience(Integer.parseInt(row[4]))
                    .minDelta(Double.parseDouble(row[5]))
                    .cooldown(Integer.parseInt(row[6]))
                    .minLr(Double.parseDouble(row[7]))
                    .verbose(1);
            FakeModel model = new FakeModel();
            model.with(callback);
            double[] values = KerasSaid.numbers(row[1]);
            double[] rates = new double[values.length + 1];
            String printed = Printed.during(() -> {
                callback.onTrainBegin();
                for (int epoch = 0; epoch < values.length; epoch++) {
                    Map<String, Double> logs = new HashMap<>(Map.of("loss", values[epoch]));
                    callback.onEpochEnd(epoch, logs);
                    rates[epoch] = Objects.requireNonNull(logs.get("learning_rate"));
                }
                rates[values.length] = (float) model.optimizer().learningRate();
            });
            assertArrayEquals(KerasSaid.numbers(row[8]), rates, what);
            assertEquals(KerasSaid.unescaped(row[9]), printed, what);
        }
    }

    @Test
    void a_metric_says_which_way_is_better_and_a_number_without_one_is_refused() {
        EarlyStopping accuracy = new FakeModel(new BinaryAccuracy().name("acc"))
                .with(new EarlyStopping().monitor("val_acc").patience(9));
        accuracy.onTrainBegin();
        accuracy.onEpochEnd(0, Map.of("val_acc", 0.5));
        accuracy.onEpochEnd(1, Map.of("val_acc", 0.4));
        assertEquals(0, accuracy.bestEpoch());
        accuracy.onEpochEnd(2, Map.of("val_acc", 0.6));
        assertEquals(2, accuracy.bestEpoch());

        EarlyStopping unknown = new FakeModel(new Mean().name("level")).with(new EarlyStopping().monitor("level"));
        unknown.onTrainBegin();
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> unknown.onEpochEnd(0, Map.of("level", 1.0)));
        assertTrue(String.valueOf(e.getMessage()).contains("mode(\"max\")"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new EarlyStopping().mode("up"));
        assertThrows(IllegalArgumentException.class, () -> new ReduceLROnPlateau().factor(1));
    }

    @Test
    void a_number_that_is_not_there_changes_nothing() {
        FakeModel model = new FakeModel();
        EarlyStopping callback = model.with(new EarlyStopping());
        callback.onTrainBegin();
        for (int epoch = 0; epoch < 5; epoch++) callback.onEpochEnd(epoch, Map.of("loss", 1.0));
        assertEquals(false, model.stopped);
        assertEquals(0, callback.waited());
    }
}
