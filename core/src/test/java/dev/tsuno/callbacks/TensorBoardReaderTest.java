package dev.tsuno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tsuno.array.NDArray;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.models.Sequential;
import dev.tsuno.optimizers.SGD;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TensorBoard itself reads what was written. */
@Tag("slow")
class TensorBoardReaderTest {
    /** The Python that has it; by default the one on the path. */
    private static final String PYTHON = "TSUNO_TENSORBOARD_PYTHON";

    private static String tensorboard(Path folder) throws IOException, InterruptedException {
        String python = System.getenv().getOrDefault(PYTHON, "python3");
        Path errors = folder.resolveSibling("errors.txt");
        Process process;
        try {
            process = new ProcessBuilder(python, "src/test/python/read_events.py", folder.toString())
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException e) {
            return fail("No " + python + ". " + HOW, e);
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) fail(python + " failed: " + Files.readString(errors) + HOW);
        return printed;
    }

    private static final String HOW =
            "This test needs Python with TensorBoard: python3 -m venv tb && tb/bin/pip install "
                    + "tensorboard, then set " + PYTHON + "=tb/bin/python (its whole path). .ci/run does so.";

    @Test
    void tensorboard_finds_the_numbers_of_the_training(@TempDir Path folder) throws IOException, InterruptedException {
        NDArray x = NDArray.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}).reshape(8, 1);
        Sequential model = new Sequential(Input.of(1), new Dense(3).activation("tanh"), new Dense(1));
        model.compile(c -> c.optimizer(new SGD(0.01)).loss("mse").metrics("mae"));
        Path logs = folder.resolve("logs");
        History history = model.fit(
                x,
                x,
                f -> f.batchSize(2)
                        .epochs(3)
                        .verbose(0)
                        .validationSplit(0.25)
                        .callbacks(new TensorBoard().logDir(logs).histogramFreq(3)));

        TreeSet<String> expected = new TreeSet<>();
        history.history().forEach((name, values) -> {
            boolean validation = name.startsWith("val_");
            for (int epoch = 0; epoch < 3; epoch++) {
                String shown = PythonText.repr(values.get(epoch).floatValue());
                String run = validation ? "validation" : "train";
                String tag = validation ? name.substring(4) : name;
                expected.add(String.join("\t", run, "epoch_" + tag, "scalars", "" + epoch, shown));
                if (validation) {
                    String step = "" + 3 * (epoch + 1);
                    expected.add(
                            String.join("\t", run, "evaluation_" + tag + "_vs_iterations", "scalars", step, shown));
                }
            }
        });
        for (int epoch = 0; epoch < 3; epoch++)
            expected.add("train\tepoch_learning_rate\tscalars\t" + epoch + "\t" + PythonText.repr(0.01f));
        TreeSet<String> found = new TreeSet<>();
        List<String> counts = new ArrayList<>();
        for (String line : tensorboard(logs).lines().toList()) {
            if (!line.contains("\thistograms\t")) {
                found.add(line);
                continue;
            }
            String[] words = line.split("\t");
            assertEquals("train 0", words[0] + " " + words[3], line);
            counts.add(
                    words[1].replaceAll(".*/([^/]+)/histogram", "$1") + words[4].substring(words[4].lastIndexOf(' ')));
        }
        counts.sort(null);
        assertEquals(List.of("bias 1.0", "bias 3.0", "kernel 3.0", "kernel 3.0"), counts);
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }
}
