package dev.tsuno.cli;

import dev.tsuno.Tsuno;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code tsuno} command: the root under which each task is a subcommand. */
@Command(
        name = "tsuno",
        description = "Recurrent networks as in Keras, in pure Java.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {StudyCommand.class, InfoCommand.class, CompletionCommand.class, HelpCommand.class})
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine()
                .setOut(writer(System.out))
                .setErr(writer(System.err))
                .execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::wrongOption)
                .setExecutionExceptionHandler(Failures::failed);
    }

    /** In the console's encoding; in a locale without letters but ASCII (LANG=C) as UTF-8, as Python does. */
    private static PrintWriter writer(PrintStream stream) {
        String named = System.getProperty(stream == System.err ? "stderr.encoding" : "stdout.encoding");
        Charset console = named == null ? Charset.defaultCharset() : Charset.forName(named);
        boolean ascii = console.equals(StandardCharsets.US_ASCII);
        return new PrintWriter(new OutputStreamWriter(stream, ascii ? StandardCharsets.UTF_8 : console), true);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The library's version. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"tsuno " + Tsuno.version()};
        }
    }
}
