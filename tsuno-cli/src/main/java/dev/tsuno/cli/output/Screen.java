package dev.tsuno.cli.output;

import java.io.PrintWriter;
import java.io.Writer;

/**
 * What {@code tsuno study} prints to: results, unless it is to be quiet, and problems in any case.
 *
 * @param inPlace whether lines may be drawn over: somebody looks on at a terminal
 */
public record Screen(PrintWriter out, PrintWriter err, boolean inPlace) {
    public static Screen of(PrintWriter out, PrintWriter err, boolean quiet) {
        return new Screen(quiet ? new PrintWriter(Writer.nullWriter()) : out, err, !quiet && Terminal.isThere());
    }

    /** A line about what is wrong and doesn't end the command. */
    void problem(String text) {
        err.println("tsuno study: " + text);
        err.flush();
    }
}
