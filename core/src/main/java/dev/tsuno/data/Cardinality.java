package dev.tsuno.data;

import static dev.tsuno.data.Dataset.INFINITE;
import static dev.tsuno.data.Dataset.UNKNOWN;

/** Numbers of elements, of which some are infinite or unknown. */
final class Cardinality {
    private Cardinality() {}

    static long take(long of, long count) {
        if (of == INFINITE || count == 0) return count;
        return of == UNKNOWN ? UNKNOWN : Math.min(of, count);
    }

    static long skip(long of, long count) {
        return of < 0 ? of : Math.max(0, of - count);
    }

    static long concatenate(long a, long b) {
        if (a == INFINITE || b == INFINITE) return INFINITE;
        return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : Math.addExact(a, b);
    }

    /** {@code count} −1: without end. */
    static long repeat(long of, long count) {
        if (of == 0 || count == 0) return 0;
        if (of == INFINITE || count < 0) return INFINITE;
        return of == UNKNOWN ? UNKNOWN : Math.multiplyExact(of, count);
    }

    static long zip(long a, long b) {
        if (a == 0 || b == 0) return 0;
        if (a == INFINITE) return b;
        if (b == INFINITE) return a;
        return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : Math.min(a, b);
    }

    static long batch(long of, int size, boolean dropRemainder) {
        return of < 0 ? of : of / size + (dropRemainder || of % size == 0 ? 0 : 1);
    }
}
