package dev.tsuno.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tsuno.array.AtomicFile;
import dev.tsuno.array.Npz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of the output folder, each written whole or not at all. */
final class StudyFiles {
    static final String REPORT = "report.html";

    private static final double PNG_SCALE = 2;

    private final Path folder;
    private final WholeFiles whole;

    StudyFiles(Path folder, WholeFiles whole) {
        this.folder = folder;
        this.whole = whole;
    }

    /** {@code rnn.npz}: the trained weights by their paths. */
    void weights(StudyResult result) throws IOException {
        whole.write(() -> Npz.write(folder.resolve(result.cell() + ".npz"), result.weights()));
    }

    /** {@code history.csv}: a row for each epoch, counted from 1. */
    void history(List<StudyResult> results) throws IOException {
        List<Map.Entry<String, double[]>> columns =
                results.stream().flatMap(r -> r.history().stream()).toList();
        whole.write(() -> AtomicFile.write(folder.resolve("history.csv"), out -> {
            try (CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
                writeRows(csv, columns);
            }
        }));
    }

    private static void writeRows(CsvWriter csv, List<Map.Entry<String, double[]>> columns) {
        List<String> names = new ArrayList<>(List.of("epoch"));
        columns.forEach(column -> names.add(column.getKey()));
        csv.writeRecord(names);
        int epochs = columns.get(0).getValue().length;
        for (int i = 0; i < epochs; i++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(i + 1)));
            for (Map.Entry<String, double[]> column : columns) {
                row.add(String.valueOf(column.getValue()[i]));
            }
            csv.writeRecord(row);
        }
    }

    /** As SVG and PNG. */
    void figure(StudyFigure figure) throws IOException {
        whole.write(() -> figure.figure().saveSvg(folder.resolve(figure.name() + ".svg")));
        whole.write(() -> figure.figure().savePng(folder.resolve(figure.name() + ".png"), PNG_SCALE));
    }

    void report(String html) throws IOException {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        whole.write(() -> AtomicFile.write(folder.resolve(REPORT), out -> out.write(bytes)));
    }
}
