package dev.tsuno.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class SequenceStudyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temp;

    @Test
    void ladder_has_its_files_tables_and_sentences() throws IOException {
        Invocation run = study("--task adding --lengths 20,30 --cells rnn,lstm --repeat 2 --limit 2000 --seed 5");
        assertEquals(0, run.code(), run.err());
        Set<String> expected = new TreeSet<>(Set.of("runs.csv", "curves.csv", "report.html"));
        if (FontCheck.problem().isEmpty()) {
            for (String figure : List.of("ladder-error", "ladder-sequences", "curves-20", "curves-30")) {
                expected.add(figure + ".svg");
                expected.add(figure + ".png");
            }
        }
        assertEquals(expected, files());
        assertTrue(run.out().contains("The longest sequences solved from most seeds: RNN none, LSTM none."), run.out());
        assertTrue(
                run.out().contains("RNN(4) at T = 20 did not solve it within 2,000 sequences from any of 2 seeds"),
                run.out());
        List<String> runs = Files.readAllLines(temp.resolve("runs.csv"));
        assertEquals("cell,length,seed,solved,sequences,test_loss,guess,wrong,seconds", runs.get(0));
        assertEquals(9, runs.size());
        assertTrue(runs.get(1).startsWith("rnn,20,5,false,2000,"), runs.get(1));
        assertTrue(runs.get(8).startsWith("lstm,30,6,false,2000,"), runs.get(8));
        String report = Files.readString(temp.resolve("report.html"));
        assertTrue(report.contains("forget gate starts at 5.0, that of its input gate at -3.0"), report);
        assertFalse(report.contains("Paper"), "nothing was published of these lengths");
    }

    @Test
    void paper_s_number_stands_beside_ours() throws IOException {
        Invocation run = study("--task temporal-order --cells lstm --limit 1000");
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.readString(temp.resolve("report.html")).contains("31,390"));
        assertTrue(files().contains("runs.csv"), run.out());
    }

    @Test
    void modern_form_has_its_own_guess_and_no_tolerance() throws IOException {
        Invocation run = study("--task adding --form bai --lengths 5 --units 8 --limit 1000 --cells gru");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("1.67e-01"), run.out());
        assertFalse(run.out().contains("wrong"), run.out());
        String report = Files.readString(temp.resolve("report.html"));
        assertTrue(report.contains("0.1767"), report);
        assertFalse(report.contains("Wrong"), report);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--task adding --epochs 3 | --epochs is no option of the task adding",
                "--task temporal-order --window 3 | --window is no option of the task temporal-order",
                "--task temporal-order --lengths 20 | --lengths is no option of the task temporal-order",
                "--task temporal-order --form bai | --form is no option of the task temporal-order",
                "--lengths 20 | --lengths is no option of the task damped",
                "--task lynx --limit 20 | --limit is no option of the task lynx",
                "--task adding --lengths 19 | --lengths takes a number from 20 to 10000, got 19",
                "--task adding --lengths 20,20 | --lengths takes each length once",
                "--task adding --form bai --lengths 1 | --lengths takes a number from 2 to",
                "--task adding --cells gru --forget-bias 3 | --forget-bias is an LSTM's",
                "--task adding --cells rnn --input-bias 3 | --input-bias is an LSTM's",
                "--input-bias 3 | --input-bias is no option of the task damped",
                "--task adding --learning-rate 0 | --learning-rate takes a number above 0",
                "--task adding --repeat 1 | --repeat takes a number from 2",
                "--task adding --limit 0 | --limit takes a number from 1",
                "--task adding --form 1998 | --form",
            })
    void option_that_makes_no_sense_is_one_line_and_exit_code_2(String arguments, String line) {
        Invocation run = study(arguments);
        assertEquals(2, run.code(), run.err());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(line), run.err());
    }

    private Invocation study(String arguments) {
        return Invocation.of(("study --threads 2 --output " + temp + " " + arguments).split(" ", -1));
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> list = Files.list(temp)) {
            return list.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
