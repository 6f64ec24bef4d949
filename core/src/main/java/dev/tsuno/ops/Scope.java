package dev.tsuno.ops;

import java.util.function.Supplier;

/** Where nodes come from: the name of the layer, loss or optimizer that is being traced on this thread. For messages and listings. */
public final class Scope {
    private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> "");

    private Scope() {}

    /** Runs {@code body}; the nodes that it makes carry {@code name}. */
    public static <T> T in(String name, Supplier<T> body) {
        String outer = CURRENT.get();
        CURRENT.set(name);
        try {
            return body.get();
        } finally {
            CURRENT.set(outer);
        }
    }

    static String current() {
        return CURRENT.get();
    }
}
