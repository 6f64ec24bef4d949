package dev.tsuno.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One invocation of the command: its exit code and what it printed. */
public record Invocation(int code, String out, String err) {
    /** Runs it in this process. */
    public static Invocation of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = command.execute(arguments);
        return new Invocation(code, out.toString(), err.toString());
    }
}
