package dev.tsuno.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "study --epoch 3",
                "study --epochs many",
                "study --epochs 0",
                "study --window 181",
                "study --cells rnn,cnn",
                "study --cells rnn,rnn",
                "study --threads 0",
                "study more",
                "stdy"
            })
    void wrong_option_is_one_line_and_exit_code_2(String arguments) {
        Run run = Run.of(arguments.split(" ", -1));
        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("--help."), run.err());
    }

    @Test
    void completion_names_the_options() {
        Run run = Run.of("completion");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("--batch-size"), run.out());
    }

    @Test
    void info_tells_what_the_library_tells() {
        Run run = Run.of("info");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("JDK"), run.out());
    }

    @Test
    void help_of_the_study_names_its_defaults() {
        Run run = Run.of("study", "--help");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("Default: 1000"), run.out());
    }
}
