package dev.tsuno.cli;

import dev.tsuno.Tsuno;
import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tsuno info}: what a computation would run on. */
@Command(
        name = "info",
        description = "Prints the JDK, the kernels that would run and why, and the processors.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class InfoCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Tsuno.info().stripTrailing());
        out.println("The JDK is " + System.getProperty("java.home") + " (" + whyThisJdk() + ")");
        out.flush();
    }

    /** The launcher chose it, and says why. */
    private static String whyThisJdk() {
        return Objects.requireNonNullElse(System.getenv("TSUNO_JDK_WHY"), "Java was started directly");
    }
}
