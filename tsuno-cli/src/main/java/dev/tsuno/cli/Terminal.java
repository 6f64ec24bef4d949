package dev.tsuno.cli;

import java.io.Console;

/** Whether somebody looks on: lines are then drawn over. */
final class Terminal {
    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // below 22 it is null, and from 22 on there is isTerminal()
    static boolean isThere() {
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
