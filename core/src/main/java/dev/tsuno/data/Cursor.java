package dev.tsuno.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An iterator over one pass of a {@link Dataset}. It lets go of files and threads at the end of the pass, when an element
 * can't be made, when it is closed, and, where a thread prefetches, when nobody holds it any more. For one thread at a time.
 */
public final class Cursor<T> implements Iterator<T>, AutoCloseable {
    private final Pass<T> pass;
    private @Nullable T ahead;
    private boolean ended;
    /** What making the next element failed with: asked again, it fails again. */
    private @Nullable Throwable failure;

    Cursor(Pass<T> pass) {
        this.pass = pass;
    }

    @Override
    public boolean hasNext() {
        if (failure instanceof RuntimeException e) throw e;
        if (failure instanceof Error e) throw e;
        if (ahead == null && !ended) {
            try {
                ahead = pass.next();
            } catch (RuntimeException | Error e) {
                try {
                    close();
                } catch (RuntimeException closing) {
                    e.addSuppressed(closing);
                }
                failure = e;
                throw e;
            }
            if (ahead == null) close();
        }
        return ahead != null;
    }

    @Override
    public T next() {
        T next = hasNext() ? ahead : null;
        if (next == null) throw new NoSuchElementException("The pass has ended.");
        ahead = null;
        return next;
    }

    /** Ends the pass; it then has no next element. */
    @Override
    public void close() {
        ahead = null;
        ended = true;
        failure = null;
        pass.close();
    }
}
