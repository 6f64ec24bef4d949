package dev.tsuno.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
                "study --repeat 1",
                "study --repeat 1001",
                "study --repeat",
                "study --repeat 2 --seed 2147483647",
                "study --task weather",
                "study --task airline --window 101",
                "study --task lynx --batch-size 115",
                "study more",
                "stdy"
            })
    void wrong_option_is_one_line_and_exit_code_2(String arguments) {
        Invocation run = Invocation.of(arguments.split(" ", -1));
        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("--help."), run.err());
    }

    @Test
    void process_ends_with_the_exit_code() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "study",
                        "--unit")
                .start();
        assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor());
        assertTrue(error.startsWith("tsuno study: ") && error.contains("--units"), error);
        assertEquals(1, error.lines().count(), error);
    }

    @Test
    void completion_names_the_options() {
        Invocation run = Invocation.of("completion");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("--batch-size"), run.out());
        assertTrue(run.out().contains("--repeat"), run.out());
        assertTrue(run.out().contains("\"damped\" \"airline\" \"lynx\""), run.out());
    }

    @Test
    void info_tells_what_the_library_tells() {
        Invocation run = Invocation.of("info");
        assertEquals(0, run.code());
        for (String word : List.of("Java ", "kernels", "processors", "The JDK is ")) {
            assertTrue(run.out().contains(word), run.out());
        }
    }

    @Test
    void help_of_the_study_names_its_defaults() {
        Invocation run = Invocation.of("study", "--help");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("Default: 1000"), run.out());
    }
}
