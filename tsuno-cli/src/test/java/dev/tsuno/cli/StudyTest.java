package dev.tsuno.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import dev.tsuno.plot.FontCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    void writes_all_files_and_says_where() throws IOException {
        Path folder = temp.resolve("new/study");
        Invocation run = Invocation.of("study", "--epochs", "2", "--output", folder.toString());
        assertEquals(0, run.code(), run.err());

        Set<String> expected = new TreeSet<>(Set.of("rnn.npz", "lstm.npz", "history.csv", "report.html"));
        if (FontCheck.problem().isEmpty()) {
            for (String figure : List.of("curve", "losses", "losses-log", "comparison")) {
                expected.add(figure + ".svg");
                expected.add(figure + ".png");
            }
        }
        assertEquals(expected, files(folder));

        assertTrue(run.out().contains("x.shape (200,)  x.ndim 1"), run.out());
        assertTrue(run.out().contains("r_x.shape (180, 20, 1)"), run.out());
        assertTrue(run.out().contains("1,721") && run.out().contains("6,761"), run.out());
        assertTrue(run.out().contains("rnn  [==========] 2/2  loss "), run.out());
        assertTrue(run.out().contains(folder.resolve("report.html").toString()), run.out());

        List<String> history = Files.readAllLines(folder.resolve("history.csv"));
        assertEquals("epoch,rnn_loss,rnn_val_loss,lstm_loss,lstm_val_loss", history.get(0));
        assertEquals(3, history.size());
        assertEquals(
                1721,
                Npz.read(folder.resolve("rnn.npz")).values().stream()
                        .mapToInt(NDArray::size)
                        .sum());

        String report = Files.readString(folder.resolve("report.html"));
        assertTrue(report.contains("6,761"), report);
        assertFalse(report.contains("Optimizer params"), "the summary is the one of before the training");
        assertFalse(report.contains("<title>Figure</title>"), "each figure is named");
        assertFalse(report.contains("src=") || report.contains("<?xml"), "needs no other file, is no XML");
    }

    @ParameterizedTest
    @CsvSource({
        "airline, '(132, 12, 1)', naive forecast (the same month of the last known year) RMSE 77.0",
        "lynx, '(94, 20, 1)', naive forecast (the value ten years before) RMSE 1"
    })
    void series_is_studied_once_too(String task, String shape, String naive) throws IOException {
        Invocation run = Invocation.of("study", "--task", task, "--epochs", "1", "--output", temp.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("r_x.shape " + shape), run.out());
        assertTrue(run.out().contains(naive), run.out());
        assertTrue(Files.readString(temp.resolve("report.html")).contains("<th>Naive</th>"));
        assertTrue(Files.exists(temp.resolve("comparison.svg"))
                || FontCheck.problem().isPresent());
    }

    @Test
    void quiet_prints_nothing() {
        Invocation run = Invocation.of(
                "study",
                "--epochs",
                "1",
                "--cells",
                "gru",
                "--units",
                "3",
                "--window",
                "5",
                "--quiet",
                "--output",
                temp.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(Files.exists(temp.resolve("gru.npz")));
    }

    @Test
    void number_of_threads_does_not_change_the_weights() throws IOException {
        byte[][] weights = new byte[2][];
        for (int i = 0; i < 2; i++) {
            Path folder = temp.resolve(String.valueOf(i));
            Invocation run = Invocation.of(
                    "study",
                    "--epochs",
                    "2",
                    "--seed",
                    "7",
                    "--threads",
                    String.valueOf(i + 1),
                    "--output",
                    folder.toString());
            assertEquals(0, run.code(), run.err());
            weights[i] = Files.readAllBytes(folder.resolve("lstm.npz"));
        }
        assertArrayEquals(weights[0], weights[1]);
    }

    @Test
    void folder_that_cannot_be_written_is_said_before_the_training() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        Invocation run = Invocation.of("study", "--output", file.toString());
        assertEquals(1, run.code());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("Cannot write to the folder " + file), run.err());
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
