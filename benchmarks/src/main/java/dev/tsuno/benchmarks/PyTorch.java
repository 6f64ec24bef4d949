package dev.tsuno.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PyTorch in a process of its own, {@code benchmarks/pytorch.py}. It is installed by pip, once, into the build's folder: nothing else in the
 * project needs it or Python.
 */
final class PyTorch implements AutoCloseable {
    private static final String FOLDER = "tsuno.benchmarks";

    private final Process process;
    private final PrintWriter requests;
    private final BufferedReader answers;
    private final String version;

    private PyTorch(Process process) throws IOException {
        this.process = process;
        requests = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        version = read();
    }

    /** Null where there is no Python or PyTorch can't be installed; then one line has said so. */
    static @Nullable PyTorch start() {
        String given = System.getProperty(FOLDER);
        Path folder = Path.of(given == null ? "benchmarks" : given);
        Path script = folder.resolve("pytorch.py");
        Path environment = folder.resolve("target").resolve("pytorch");
        Path python = environment.resolve("bin").resolve("python");
        try {
            if (!Files.exists(script)) throw new IOException("there is no " + script + "; start it by ./tsuno bench");
            if (!runs(python.toString(), "-c", "import torch")) {
                System.err.println("Installing PyTorch into " + environment + " (once, may take minutes)…");
                must("python3 has no venv", "python3", "-m", "venv", environment.toString());
                must("pip can't install torch", python.toString(), "-m", "pip", "install", "-q", "torch");
            }
            Process process = new ProcessBuilder(python.toString(), script.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new PyTorch(process);
        } catch (IOException e) {
            System.out.println("# no PyTorch to compare with: " + e.getMessage());
            return null;
        }
    }

    private static void must(String otherwise, String... command) throws IOException {
        if (!runs(command)) throw new IOException(otherwise);
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String version() {
        return version;
    }

    /** Runs a step of this name for so many seconds: the median, in milliseconds. */
    double run(String name, double seconds, int threads) throws IOException {
        requests.println(name + " " + seconds + " " + threads);
        return Double.parseDouble(read());
    }

    private String read() throws IOException {
        String line = answers.readLine();
        if (line == null) throw new IOException("PyTorch's process has ended");
        return line;
    }

    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
