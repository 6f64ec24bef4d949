package dev.tsuno.cli;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user is told when something goes wrong: one line, and a trace only for what nobody expected. */
final class Failures {
    private Failures() {}

    /** Exit code 2. */
    static int wrongOption(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String text = oneLine(message(e));
        if (!text.endsWith(".")) {
            text += ".";
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                text += " Did you mean " + String.join(" or ", near) + "?";
            }
        }
        command.getErr().println(name + ": " + text + " See " + name + " --help.");
        command.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** Exit code 1. */
    static int failed(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof IOException) {
            command.getErr().println("tsuno: " + oneLine(message(e)));
        } else {
            e.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String message(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
