package dev.tsuno.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private final Path folder;

    AtomicFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static AtomicFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void file_is_made_and_replaced() throws IOException {
        Path file = folder.resolve("weights.npz");
        AtomicFile.write(file, text("one"));
        AtomicFile.write(file, text("two"));
        assertEquals("two", Files.readString(file));
        assertEquals(List.of("weights.npz"), names());
    }

    @Test
    void failed_write_leaves_the_old_file_and_nothing_else() throws IOException {
        Path file = folder.resolve("weights.npz");
        AtomicFile.write(file, text("old"));
        IOException full = new IOException("no space left.");
        IOException thrown = assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw full;
                }));
        assertEquals("Cannot write " + file + ": no space left.", thrown.getMessage());
        assertSame(full, thrown.getCause());
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(file, out -> {
                    throw new IllegalStateException();
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("weights.npz"), names());
    }

    @Test
    void reader_sees_the_old_file_while_the_new_one_is_written() throws IOException {
        Path file = folder.resolve("report.html");
        AtomicFile.write(file, text("old"));
        AtomicFile.write(file, out -> {
            out.write(new byte[200_000]);
            assertEquals("old", Files.readString(file));
        });
        assertEquals(200_000, Files.size(file));
    }

    @Test
    void missing_folder_and_folder_in_place_of_a_file_are_named() {
        Path nowhere = folder.resolve("none").resolve("a.npz");
        IOException missing = assertThrows(IOException.class, () -> AtomicFile.write(nowhere, text("")));
        assertEquals("Cannot write " + nowhere + ": there is no such file or folder.", missing.getMessage());
        assertSame(IOException.class, missing.getClass());
        IOException taken = assertThrows(IOException.class, () -> AtomicFile.write(folder, text("")));
        assertEquals("Cannot write " + folder + ": it is a folder. Name a file in it.", taken.getMessage());
    }

    @Test
    void interrupted_thread_still_writes() throws IOException {
        Path file = folder.resolve("a.npz");
        Thread.currentThread().interrupt();
        AtomicFile.write(file, text("kept"));
        assertTrue(Thread.interrupted(), "the interrupt is kept");
        assertEquals("kept", Files.readString(file));
    }

    @Test
    void link_and_permissions_are_kept() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path file = folder.resolve("real.npz");
        Path link = folder.resolve("link.npz");
        AtomicFile.write(file, text("old"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(link, file);
        AtomicFile.write(link, text("new"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
}
