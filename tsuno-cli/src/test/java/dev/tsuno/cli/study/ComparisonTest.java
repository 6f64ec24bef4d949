package dev.tsuno.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tsuno.array.Npz;
import dev.tsuno.cli.Invocation;
import dev.tsuno.plot.FontCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @ParameterizedTest
    @CsvSource({"damped, 1", "damped, 3", "lynx, 2"})
    void each_run_is_bit_for_bit_the_study_of_its_seed(String task, String threads) throws IOException {
        String[] options = {
            "--task", task, "--epochs", "3", "--units", "6", "--cells", "lstm,rnn", "--threads", threads, "--quiet"
        };
        run(
                options,
                "--repeat",
                "3",
                "--seed",
                "7",
                "--output",
                temp.resolve("all").toString());
        List<NamedCsvRecord> all = rows(temp.resolve("all/results.csv"));
        assertEquals(6, all.size());
        assertEquals(
                6,
                all.stream().map(r -> r.getField("weights_sha256")).distinct().count());
        List<NamedCsvRecord> losses = rows(temp.resolve("all/history.csv"));
        for (int seed = 7; seed < 10; seed++) {
            Path alone = temp.resolve(String.valueOf(seed));
            run(options, "--seed", String.valueOf(seed), "--output", alone.toString());
            List<NamedCsvRecord> history = rows(alone.resolve("history.csv"));
            for (String cell : List.of("lstm", "rnn")) {
                String hash = WeightsHash.of(
                        List.copyOf(Npz.read(alone.resolve(cell + ".npz")).values()));
                NamedCsvRecord repeated = one(all, cell, seed, 0);
                assertEquals(hash, repeated.getField("weights_sha256"), cell + " " + seed);
                assertEquals(history.get(2).getField(cell + "_loss"), repeated.getField("loss"));
                assertEquals(
                        history.get(1).getField(cell + "_val_loss"),
                        one(losses, cell, seed, 1).getField("val_loss"));
            }
        }
    }

    @Test
    void writes_tables_figures_and_a_page_that_says_what_is_seen() throws IOException {
        Path folder = temp.resolve("out");
        Invocation run = Invocation.of(
                "study",
                "--task",
                "airline",
                "--repeat",
                "2",
                "--epochs",
                "2",
                "--units",
                "3",
                "--cells",
                "rnn,lstm,gru",
                "--output",
                folder.toString());
        assertEquals(0, run.code(), run.err());
        Set<String> expected = new TreeSet<>(Set.of("results.csv", "history.csv", "forecasts.csv", "report.html"));
        if (FontCheck.problem().isEmpty()) {
            for (String figure :
                    List.of("losses", "val-losses", "errors", "forecasts-rnn", "forecasts-lstm", "forecasts-gru")) {
                expected.add(figure + ".svg");
                expected.add(figure + ".png");
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    expected,
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
        assertTrue(run.out().contains("[==========] 6 of 6 runs  lstm 2/2  gru 2/2  rnn 2/2  done"), run.out());
        assertTrue(run.out().contains("naive       77.0"), run.out());
        assertTrue(run.out().contains("GRU's forecast is better than the naive one"), run.out());
        assertTrue(
                run.out().lines().filter(line -> line.contains("95 % interval")).count() == 9, run.out());
        String page = Files.readString(folder.resolve("report.html"));
        for (String heading : List.of("What is seen", "Results", "Differences", "Each seed", "Settings", "Versions")) {
            assertTrue(page.contains("<h2>" + heading + "</h2>"), heading);
        }
        assertEquals(24 * 6, rows(folder.resolve("forecasts.csv")).size());
    }

    @Test
    void run_that_ended_in_no_number_is_told_and_nothing_fails() {
        Task task = Tasks.airline();
        StudySettings settings =
                new StudySettings(task, 2, 1, 12, 16, List.of(Cell.RNN, Cell.LSTM), 1, 3, 1, temp, true);
        Map<Cell, List<StudyResult>> byCell = new LinkedHashMap<>();
        byCell.put(Cell.RNN, List.of(result(Cell.RNN, 1), result(Cell.RNN, Double.NaN), result(Cell.RNN, 2)));
        byCell.put(
                Cell.LSTM,
                List.of(result(Cell.LSTM, 3), result(Cell.LSTM, 4), result(Cell.LSTM, Double.POSITIVE_INFINITY)));
        ComparisonResults results = new ComparisonResults(settings, byCell);
        String text = new ComparisonText(results).text();
        assertTrue(text.contains("1 of 3 runs of RNN ended in no number."), text);
        assertTrue(text.contains("1 of 3 runs of LSTM ended in no number."), text);
        assertTrue(text.contains("nothing can be said"), text); // one pair is left
        assertFalse(text.contains("Infinity"), text);
        if (FontCheck.problem().isEmpty()) {
            String page = ComparisonReport.page(results, ComparisonFigures.all(results), List.of())
                    .html();
            assertTrue(page.contains("ended in no number"), page);
        }
    }

    private static StudyResult result(Cell cell, double value) {
        double[] forecast = new double[36];
        java.util.Arrays.fill(forecast, value);
        return new StudyResult(
                cell,
                1,
                1,
                new double[] {1, value},
                new double[] {1, value},
                new Forecast(108, 12, forecast),
                value,
                Map.of(),
                "");
    }

    private static void run(String[] options, String... more) {
        List<String> arguments = new ArrayList<>(List.of("study"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(more));
        Invocation run = Invocation.of(arguments.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    /** The n-th row of a cell and a seed. */
    private static NamedCsvRecord one(List<NamedCsvRecord> rows, String cell, int seed, int n) {
        return rows.stream()
                .filter(r ->
                        r.getField("cell").equals(cell) && r.getField("seed").equals(String.valueOf(seed)))
                .toList()
                .get(n);
    }
}
