package dev.tsuno.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NoFontsTest {
    /** In a JVM of its own: a JVM looks for fonts once. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void study_goes_on_without_figures_and_says_why(@TempDir Path temp) throws IOException, InterruptedException {
        Path settings = Files.writeString(
                temp.resolve("fonts.conf"),
                "<fontconfig><dir>" + temp.resolve("none") + "</dir><cachedir>" + temp + "</cachedir></fontconfig>");
        Path folder = temp.resolve("study");
        File errors = temp.resolve("err").toFile();
        ProcessBuilder study = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + temp, // where the JDK keeps the fonts it found before
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "study",
                "--quiet",
                "--epochs",
                "1",
                "--output",
                folder.toString());
        study.environment().put("FONTCONFIG_FILE", settings.toString());
        int code = study.redirectError(errors)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();

        List<String> said = Files.readAllLines(errors.toPath());
        assertEquals(0, code, said.toString());
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.get(0).startsWith("tsuno study: Figures cannot be drawn: "), said.toString());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("history.csv", "lstm.npz", "report.html", "rnn.npz"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        String report = Files.readString(folder.resolve("report.html"));
        assertTrue(report.contains("<p>" + said.get(0).substring("tsuno study: ".length()) + "</p>"), report);
        assertFalse(report.contains("<svg"), report);
    }
}
