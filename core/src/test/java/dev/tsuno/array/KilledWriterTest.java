package dev.tsuno.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes the same file over and over is killed at any moment: the file is always one of those it
 * wrote.
 */
@Tag("slow")
class KilledWriterTest {
    private static final int SIZE = 300_000;

    @Test
    void file_is_whole_after_every_kill(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("weights.npz");
        for (int kill = 1; kill <= 10; kill++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // One byte is printed after each write; the kill comes somewhere within a later one.
            assertEquals(kill, writer.getInputStream().readNBytes(kill).length);
            writer.destroyForcibly().waitFor();
            NDArray found = Npz.read(file).getOrDefault("w", NDArray.zeros(0));
            assertEquals(Shape.of(SIZE), found.shape());
            assertTrue(found.equal(found.get(0)).all(), "all elements are from one write");
        }
    }

    /** Writes until it is killed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            for (int i = 0; ; i++) {
                Npz.write(file, Map.of("w", NDArray.full(Shape.of(SIZE), i, DType.FLOAT64)));
                System.out.print('.');
                System.out.flush();
            }
        }
    }
}
