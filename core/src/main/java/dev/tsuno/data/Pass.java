package dev.tsuno.data;

import org.jspecify.annotations.Nullable;

/** One way through a dataset's elements. For one thread at a time. */
interface Pass<T> {
    /** The next element; null at the end, and again when asked again. */
    @Nullable
    T next();

    /** Lets go of files and threads; may be called again. Nothing is asked for afterwards. */
    default void close() {}
}
