package dev.tsuno.cli.output;

import java.io.Console;

/** Whether somebody looks on: lines are then drawn over. */
public final class Terminal {
    private Terminal() {}

    /** Whether the standard output is one, and can move its cursor. */
    @SuppressWarnings("SystemConsoleNull") // below 22 it is null, and from 22 on there is isTerminal()
    public static boolean isThere() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
