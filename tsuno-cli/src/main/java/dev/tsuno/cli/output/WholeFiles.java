package dev.tsuno.cli.output;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the process end only between two files. When it is told to stop (Ctrl-C, SIGTERM) while one is written, that file is
 * completed, and no other is begun: neither half a file nor a temporary one is left.
 */
public final class WholeFiles implements AutoCloseable {
    /** Seconds; for a disk that no longer answers. */
    private static final long PATIENCE = 10;

    private final ReentrantLock writing = new ReentrantLock(true);
    private final Thread atEnd = new Thread(this::stop, "tsuno-files");

    /** Watches until it is closed. */
    public WholeFiles() {
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /** What writes a file and what it needs for that. */
    public interface Writing {
        void run() throws IOException;
    }

    /** Runs it whole, or not at all if the process is about to end. */
    public void write(Writing one) throws IOException {
        writing.lock();
        try {
            one.run();
        } finally {
            writing.unlock();
        }
    }

    /** Takes the lock and keeps it: who writes the next file waits until the process is gone. */
    private void stop() {
        try {
            if (!writing.tryLock(PATIENCE, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The process is ending: the hook does its work.
        }
    }
}
