package dev.tsuno.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FontCheckTest {
    /** Prints what the check finds, and what drawing a figure then says. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            System.out.println(FontCheck.problem().orElse("none"));
            try {
                System.out.println(new Figure()
                        .plot(new double[] {0, 1}, new double[] {0, 1})
                        .toSvg()
                        .length());
            } catch (RuntimeException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** A JVM of its own: a JVM looks for fonts once. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void without_fonts_it_says_in_one_line_what_to_install(@TempDir Path folder) throws IOException {
        Path settings = Files.writeString(
                folder.resolve("fonts.conf"),
                "<fontconfig><dir>" + folder.resolve("none") + "</dir><cachedir>" + folder
                        + "</cachedir></fontconfig>");
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder, // where the JDK keeps the fonts it found before
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName());
        child.environment().put("FONTCONFIG_FILE", settings.toString());
        Process process = child.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String[] lines = printed.split("\n");
        assertEquals(2, lines.length, printed);
        assertTrue(
                lines[0].startsWith("Figures cannot be drawn: ") && lines[0].contains("Install fontconfig"), printed);
        assertEquals(lines[0], lines[1]);
    }
}
