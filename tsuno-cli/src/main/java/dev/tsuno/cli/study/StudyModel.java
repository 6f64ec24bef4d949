package dev.tsuno.cli.study;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.models.Sequential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the compared models, from its making to its result. */
final class StudyModel {
    private final Cell cell;
    private final Sequential model;

    private StudyModel(Cell cell, StudySettings settings) {
        Task task = settings.task();
        this.cell = cell;
        this.model = cell.model(settings.window(), settings.units(), task.everyStep());
        model.compile(c -> c.optimizer(task.optimizer().get()).loss("mean_squared_error"));
    }

    /** Models of these cells, built and compiled. They take their first weights from the current seed one after the other, so the order counts. */
    static List<StudyModel> of(List<Cell> cells, StudySettings settings) {
        List<StudyModel> models = new ArrayList<>();
        for (Cell cell : cells) models.add(new StudyModel(cell, settings));
        return models;
    }

    Cell cell() {
        return cell;
    }

    String summary() {
        return model.summaryText();
    }

    /** Trains and forecasts; each model may do so on a thread of its own. */
    StudyResult train(Windows windows, StudySettings settings, Callback progress) {
        long begin = System.nanoTime();
        Map<String, List<Double>> history = model.fit(windows.trainingInputs(), windows.trainingTargets(), f -> {
                    f.batchSize(settings.batchSize())
                            .epochs(settings.epochs())
                            .verbose(0)
                            .callbacks(progress);
                    if (settings.task().heldOut() == 0) f.validationSplit(0.1);
                    else f.validationData(windows.heldOutInputs(), windows.heldOutTargets());
                })
                .history();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Forecast forecast = Forecast.of(model, windows);
        return new StudyResult(
                cell,
                model.countParams(),
                seconds,
                values(history, "loss"),
                values(history, "val_loss"),
                forecast,
                forecast.rmse(settings.task().series().values()),
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
