package dev.tsuno.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.Npz;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study that is told to stop leaves whole files or none, and no temporary ones. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StopTest {
    private static final int INTERRUPTED = 130;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void during_the_training_leaves_nothing(String signal, int code) throws IOException, InterruptedException {
        Process study = start(signal, "--epochs", "10000000");
        assertEquals('x', study.getInputStream().read(), "what it prints before the training");
        assertEquals(code, stopped(study, signal));
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void during_many_trainings_leaves_nothing(String signal, int code) throws IOException, InterruptedException {
        Process study = start(signal, "--epochs", "10000000", "--repeat", "3");
        assertEquals('t', study.getInputStream().read(), "what it prints before the trainings");
        assertEquals(code, stopped(study, signal));
        assertEquals(List.of(), files());
    }

    /** Large weights, so that it takes a while to write them. */
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void while_weights_are_written_completes_them(String signal, int code) throws IOException, InterruptedException {
        Process study = start(signal, "--epochs", "1", "--window", "5", "--units", "250", "--cells", "gru,rnn");
        assertTrue(await(study, file -> file.getName().endsWith(".tmp") && file.length() > 0));
        assertEquals(code, stopped(study, signal));
        assertTrue(files().contains("gru.npz"), files().toString());
        assertWhole();
    }

    @ParameterizedTest
    @CsvSource({"history.csv", "curve.svg", "losses.png", "comparison.svg"})
    void while_others_are_written_completes_them(String after) throws IOException, InterruptedException {
        Process study = start("INT", "--epochs", "1", "--units", "4");
        if (!await(study, file -> file.getName().equals(after))) return; // there are no fonts here, and no figures
        int code = stopped(study, "INT");
        assertTrue(code == INTERRUPTED || code == 0, "it may have been done: " + code);
        assertTrue(files().contains(after), files().toString());
        assertWhole();
    }

    @Test
    void while_tables_are_written_completes_them() throws IOException, InterruptedException {
        Process study = start("INT", "--epochs", "1", "--units", "4", "--repeat", "2");
        assertTrue(await(study, file -> file.getName().equals("results.csv")));
        int code = stopped(study, "INT");
        assertTrue(code == INTERRUPTED || code == 0, "it may have been done: " + code);
        for (String name : files()) assertFalse(name.startsWith("."), "a temporary file is left: " + name);
        assertTrue(Files.readString(folder.resolve("results.csv")).lines().count() == 5);
    }

    private Process start(String signal, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        // A shell's background jobs, and what they start, ignore SIGINT; this one must not.
        if (OS.LINUX.isCurrentOs()) command.addAll(List.of("env", "--default-signal=" + signal));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "study",
                "--output",
                folder.toString()));
        command.addAll(List.of(options));
        File errors = folder.resolveSibling(folder.getFileName() + ".err").toFile();
        return new ProcessBuilder(command).redirectError(errors).start();
    }

    /** Waits for a file, which may be there for a moment only; false if the process ends without. */
    private boolean await(Process study, Predicate<File> wanted) throws InterruptedException {
        while (study.isAlive()) {
            File[] files = folder.toFile().listFiles();
            for (File file : files == null ? new File[0] : files) if (wanted.test(file)) return true;
            Thread.sleep(1);
        }
        return false;
    }

    /** Its exit code. */
    private static int stopped(Process study, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(study.pid()))
                .start()
                .waitFor();
        study.getInputStream().readAllBytes();
        assertTrue(study.waitFor(1, TimeUnit.MINUTES));
        return study.exitValue();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertWhole() throws IOException {
        for (String name : files()) {
            assertFalse(name.startsWith("."), "a temporary file is left: " + name);
            Path file = folder.resolve(name);
            if (name.endsWith(".npz")) assertEquals(5, Npz.read(file).size(), name);
            else if (name.endsWith(".png")) assertTrue(ImageIO.read(file.toFile()) != null, name);
            else {
                String text = Files.readString(file, StandardCharsets.UTF_8).strip();
                boolean whole = text.endsWith("</svg>")
                        || text.endsWith("</html>")
                        || text.lines().count() == 2;
                assertTrue(whole, name);
            }
        }
    }
}
