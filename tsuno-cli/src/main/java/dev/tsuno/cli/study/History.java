package dev.tsuno.cli.study;

import dev.tsuno.cli.output.ResultFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The losses as a file: {@code history.csv} has a row for each epoch, counted from 1. */
final class History {
    private History() {}

    static void write(ResultFiles files, List<StudyResult> results) throws IOException {
        List<Map.Entry<String, double[]>> columns =
                results.stream().flatMap(r -> r.history().stream()).toList();
        List<String> header = new ArrayList<>(List.of("epoch"));
        columns.forEach(column -> header.add(column.getKey()));
        int epochs = columns.get(0).getValue().length;
        files.table(
                "history",
                header,
                () -> IntStream.range(0, epochs)
                        .mapToObj(epoch -> row(epoch, columns))
                        .iterator());
    }

    private static List<String> row(int epoch, List<Map.Entry<String, double[]>> columns) {
        List<String> row = new ArrayList<>(List.of(String.valueOf(epoch + 1)));
        columns.forEach(column -> row.add(String.valueOf(column.getValue()[epoch])));
        return row;
    }
}
