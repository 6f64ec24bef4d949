package dev.tsuno.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An iterator over one pass of a {@link Dataset}. It lets go of files and threads at the end of the pass, when it is closed, and, where
 * a thread prefetches, when nobody holds it any more. For one thread at a time.
 */
public final class Cursor<T> implements Iterator<T>, AutoCloseable {
    private final Pass<T> pass;
    private @Nullable T ahead;
    private boolean ended;

    Cursor(Pass<T> pass) {
        this.pass = pass;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && !ended) {
            ahead = pass.next();
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
        pass.close();
    }
}
