package dev.tsuno.array;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why reading or writing failed, in words: the JDK's file exceptions often have only the path for a message. */
public final class IoReason {
    private IoReason() {}

    public static String of(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder.";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied.";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason() + ".";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() + "." : message;
    }

    /** A plain IOException that says which file could not be read and why. */
    public static IOException reading(Object file, Exception e) {
        return new IOException("Cannot read " + file + ": " + of(e), e);
    }
}
