package dev.tsuno.callbacks;

import java.util.function.Supplier;

/**
 * What shows how far {@code fit}, {@code evaluate} or {@code predict} has come with {@code verbose} 1: a {@link ProgbarLogger}, unless the
 * place where the program runs, such as a notebook or a window, has a better way and says so here. The lines of {@code verbose} 2 are always
 * printed.
 *
 * <p>One setting for the process: it belongs to whoever has the screen, not to a library.
 */
public final class ProgressDisplay {
    private static volatile Supplier<? extends Callback> display = ProgbarLogger::new;

    private ProgressDisplay() {}

    /** From now on each run gets a callback of this kind, behind all others. */
    public static void use(Supplier<? extends Callback> display) {
        ProgressDisplay.display = display;
    }

    /** From now on each run gets a {@link ProgbarLogger} again. */
    public static void useProgbar() {
        use(ProgbarLogger::new);
    }

    static Callback of(FitParameters parameters) {
        return parameters.verbose() == 1 ? display.get() : new ProgbarLogger();
    }
}
