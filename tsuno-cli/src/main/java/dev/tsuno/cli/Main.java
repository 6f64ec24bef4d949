package dev.tsuno.cli;

import dev.tsuno.Tsuno;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The {@code tsuno} command: the root under which each task is a subcommand. */
@Command(
        name = "tsuno",
        description = "Recurrent networks as in Keras, in pure Java.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {StudyCommand.class, InfoCommand.class, CompletionCommand.class, HelpCommand.class})
public final class Main implements Runnable {
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::wrongOption)
                .setExecutionExceptionHandler(Failures::failed);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** The library's version. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"tsuno " + Tsuno.version()};
        }
    }
}
