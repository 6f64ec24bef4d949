package dev.tsuno.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The study once more in a JVM with other options: portable kernels, and a CPU without AVX-512. */
final class OtherJvm {
    private OtherJvm() {}

    static List<Bench.Entry> entries() {
        List<Bench.Entry> entries = new ArrayList<>();
        entries.add(entry("portable", "-Dtsuno.kernels=portable"));
        if (System.getProperty("os.arch").equals("amd64")) entries.add(entry("avx2", "-XX:UseAVX=2"));
        return entries;
    }

    private static Bench.Entry entry(String name, String option) {
        return new Bench.Entry(name + "/study", () -> run(name, option));
    }

    /** With the options that this JVM was started with, and one more. */
    private static void run(String name, String option) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(option, "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Bench.class.getName(), "--in", name, "study"));
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) System.err.println(name + ": the JVM ended with " + exit);
        } catch (IOException e) {
            System.err.println(name + ": no JVM could be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
