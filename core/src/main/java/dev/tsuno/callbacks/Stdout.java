package dev.tsuno.callbacks;

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

    /**
     * Whether somebody looks on: lines are then drawn over. Java has a console if it does, but for 22 to 24, which always have one and say
     * more only by reflection: no, there.
     */
    @SuppressWarnings("SystemConsoleNull") // see above
    static boolean isTerminal() {
        int java = Runtime.version().feature();
        if (java >= 22 && java <= 24) return false;
        return System.console() != null && !"dumb".equals(System.getenv("TERM"));
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
