package dev.tsuno.data;

import org.jspecify.annotations.Nullable;

/** Passes numbered from {@code first} on, so many or without end. */
final class Repeat<T> implements Pass<T> {
    private final Source<T> source;
    private final long first;
    /** −1: without end. */
    private final long count;

    private long ended;
    private boolean any;
    private @Nullable Pass<T> current;

    Repeat(Source<T> source, long first, long count) {
        this.source = source;
        this.first = first;
        this.count = count;
    }

    @Override
    public @Nullable T next() {
        while (ended != count) {
            if (current == null) {
                current = source.begin(first + ended);
                any = false;
            }
            T next = current.next();
            if (next != null) {
                any = true;
                return next;
            }
            close();
            if (!any && count < 0) return null; // what is empty stays empty, however often
            ended++;
        }
        return null;
    }

    @Override
    public void close() {
        if (current != null) current.close();
        current = null;
    }
}
