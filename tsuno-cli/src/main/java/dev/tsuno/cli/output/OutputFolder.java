package dev.tsuno.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Where the results go: made, and tried by writing to it, before the time for the training is spent. */
public final class OutputFolder {
    private OutputFolder() {}

    /** Fails with one line that names the folder, the reason and the option. */
    public static void prepare(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".tsuno-", ".tmp"));
        } catch (IOException e) {
            throw new IOException(
                    "Cannot write to the folder " + folder + ": " + reason(e) + " Give another one with --output.", e);
        }
    }

    /** The reason alone, where the JDK's message is only the path. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such folder.";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied.";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of this name.";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason() + ".";
        }
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
