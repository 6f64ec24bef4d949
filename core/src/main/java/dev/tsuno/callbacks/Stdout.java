package dev.tsuno.callbacks;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** What can be known of the standard output, and lines written to it. */
final class Stdout {
    private Stdout() {}

    /** A message of a callback. */
    static void print(String message) {
        PrintStream out = System.out;
        out.print(message + "\n");
        out.flush();
    }

    /** Whether somebody looks on: lines are then drawn over. */
    @SuppressWarnings("SystemConsoleNull") // below 22 it is null, and from 22 on there is isTerminal()
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) return false;
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    static Charset charset() {
        for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding"}) {
            String name = System.getProperty(property);
            if (name == null || name.isEmpty()) continue;
            try {
                return Charset.forName(name);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                break;
            }
        }
        return Charset.defaultCharset();
    }
}
