package dev.tsuno.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the results go: made, and tried by writing to it, before the time for the training is spent. */
final class OutputFolder {
    private OutputFolder() {}

    static void prepare(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".tsuno-", ".tmp"));
        } catch (IOException e) {
            throw new IOException(
                    "Cannot write to the folder " + folder + ": " + Failures.reason(e)
                            + " Give another one with --output.",
                    e);
        }
    }
}
