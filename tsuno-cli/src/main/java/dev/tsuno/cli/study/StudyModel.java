package dev.tsuno.cli.study;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.models.Sequential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the compared models, from its making to its result. */
final class StudyModel {
    private final Cell cell;
    private final Sequential model;

    /** Built and compiled; takes its first weights from the global seed, so the order of making counts. */
    StudyModel(Cell cell, StudySettings settings) {
        this.cell = cell;
        this.model = cell.model(settings.window(), settings.units());
        model.compile(c -> c.optimizer("sgd").loss("mean_squared_error"));
    }

    Cell cell() {
        return cell;
    }

    String summary() {
        return model.summaryText();
    }

    /** Trains and forecasts; each model may do so on a thread of its own. */
    StudyResult train(StudyData data, StudySettings settings, Callback progress) {
        long begin = System.nanoTime();
        Map<String, List<Double>> history = model.fit(
                        data.inputs(),
                        data.targets(),
                        f -> f.batchSize(settings.batchSize())
                                .epochs(settings.epochs())
                                .validationSplit(0.1)
                                .verbose(0)
                                .callbacks(progress))
                .history();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double[] forecast = Forecast.of(model, data);
        return new StudyResult(
                cell,
                model.countParams(),
                seconds,
                values(history, "loss"),
                values(history, "val_loss"),
                forecast,
                Forecast.rmse(forecast, data.y().toDoubleArray(), settings.window()),
                namedWeights(),
                WeightsHash.of(model.getWeights()));
    }

    private static double[] values(Map<String, List<Double>> history, String key) {
        List<Double> values = history.get(key);
        if (values == null) {
            throw new IllegalStateException("The training has no " + key + ", only " + history.keySet() + ".");
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Map<String, NDArray> namedWeights() {
        List<NDArray> values = model.getWeights();
        Map<String, NDArray> named = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            named.put(model.weights().get(i).path(), values.get(i));
        }
        return named;
    }
}
