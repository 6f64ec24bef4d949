package dev.tsuno.cli.sequences;

import dev.tsuno.cli.output.ResultFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The results as files: {@code runs.csv} has a row for each training, {@code curves.csv} for each point of each curve. */
final class SequenceTables {
    private SequenceTables() {}

    static void write(ResultFiles files, List<SequenceGroup> groups) throws IOException {
        List<List<String>> runs = new ArrayList<>();
        List<List<String>> curves = new ArrayList<>();
        for (SequenceGroup group : groups) {
            for (SequenceResult r : group.results()) {
                runs.add(List.of(
                        r.cell().toString(),
                        String.valueOf(r.length()),
                        String.valueOf(r.seed()),
                        String.valueOf(r.solved()),
                        String.valueOf(r.sequences()),
                        String.valueOf(r.testLoss()),
                        String.valueOf(group.task().guess()),
                        String.valueOf(r.wrong()),
                        String.valueOf(r.seconds())));
                for (int i = 0; i < r.at().length; i++) {
                    curves.add(List.of(
                            r.cell().toString(),
                            String.valueOf(r.length()),
                            String.valueOf(r.seed()),
                            String.valueOf((long) r.at()[i]),
                            String.valueOf(r.loss()[i])));
                }
            }
        }
        files.table(
                "runs",
                List.of("cell", "length", "seed", "solved", "sequences", "test_loss", "guess", "wrong", "seconds"),
                runs);
        files.table("curves", List.of("cell", "length", "seed", "sequences", "loss"), curves);
    }
}
