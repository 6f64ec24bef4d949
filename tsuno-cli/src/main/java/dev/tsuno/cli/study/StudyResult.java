package dev.tsuno.cli.study;

import dev.tsuno.array.NDArray;
import java.util.List;
import java.util.Map;

/** What one model's training gave. */
record StudyResult(
        Cell cell,
        long parameters,
        double seconds,
        double[] loss,
        double[] valLoss,
        Forecast forecast,
        double rmse,
        Map<String, NDArray> weights,
        String weightsHash) {

    /** For many results, of which the weights are not asked again; their hash stays. */
    StudyResult withoutWeights() {
        return new StudyResult(cell, parameters, seconds, loss, valLoss, forecast, rmse, Map.of(), weightsHash);
    }

    double lastLoss() {
        return loss[loss.length - 1];
    }

    double lastValLoss() {
        return valLoss[valLoss.length - 1];
    }

    /** As the figures name it. */
    String title() {
        return cell.title();
    }

    /** The names that the history's columns and lines have, with their values. */
    List<Map.Entry<String, double[]>> history() {
        return List.of(Map.entry(cell + "_loss", loss), Map.entry(cell + "_val_loss", valLoss));
    }
}
