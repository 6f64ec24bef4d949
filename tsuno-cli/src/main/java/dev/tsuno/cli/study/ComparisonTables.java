package dev.tsuno.cli.study;

import dev.tsuno.cli.output.ResultFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A comparison's numbers as files, a row for each thing that was measured: {@code results.csv} for each run, {@code history.csv} for each epoch of each run,
 * {@code forecasts.csv} for each value of each forecast.
 */
final class ComparisonTables {
    private ComparisonTables() {}

    static void write(ResultFiles files, ComparisonResults results) throws IOException {
        files.table(
                "results",
                List.of("cell", "seed", "loss", "val_loss", "forecast_rmse", "seconds", "weights_sha256"),
                rows(
                        results,
                        r -> Stream.of(List.of(
                                String.valueOf(r.lastLoss()),
                                String.valueOf(r.lastValLoss()),
                                String.valueOf(r.rmse()),
                                String.valueOf(r.seconds()),
                                r.weightsHash()))));
        files.table(
                "history",
                List.of("cell", "seed", "epoch", "loss", "val_loss"),
                rows(
                        results,
                        r -> IntStream.range(0, r.loss().length)
                                .mapToObj(i -> List.of(
                                        String.valueOf(i + 1),
                                        String.valueOf(r.loss()[i]),
                                        String.valueOf(r.valLoss()[i])))));
        Task task = results.settings().task();
        files.table(
                "forecasts",
                List.of("cell", "seed", "x", "forecast"),
                rows(
                        results,
                        r -> IntStream.range(r.forecast().window(), r.forecast().values().length)
                                .mapToObj(i -> List.of(
                                        String.valueOf(
                                                task.series().x(r.forecast().from() + i)),
                                        String.valueOf(r.forecast().values()[i])))));
    }

    private interface Cells {
        Stream<List<String>> of(StudyResult result);
    }

    private static Iterable<List<String>> rows(ComparisonResults results, Cells cells) {
        return () -> results.settings().cells().stream()
                .flatMap(cell -> IntStream.range(0, results.settings().repeat())
                        .boxed()
                        .flatMap(k -> cells.of(results.of(cell).get(k))
                                .map(rest -> row(cell, results.settings().seed() + k, rest))))
                .iterator();
    }

    private static List<String> row(Cell cell, int seed, List<String> rest) {
        List<String> row = new ArrayList<>(List.of(cell.toString(), String.valueOf(seed)));
        row.addAll(rest);
        return row;
    }
}
