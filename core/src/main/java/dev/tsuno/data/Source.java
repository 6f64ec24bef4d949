package dev.tsuno.data;

/** Where the elements of a dataset come from. Immutable, for any thread. */
@FunctionalInterface
interface Source<T> {
    /** Begins the pass of this number, 0 or more: a shuffle's order depends on it. */
    Pass<T> begin(long pass);
}
