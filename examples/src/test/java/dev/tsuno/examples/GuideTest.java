package dev.tsuno.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.callbacks.History;
import dev.tsuno.models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in the documents is code that compiles and runs. */
class GuideTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void every_block_of_java_in_the_documents_stands_in_a_source() throws IOException {
        Path root = root();
        StringBuilder sources = new StringBuilder();
        for (String module : new String[] {"examples", "core"}) {
            try (Stream<Path> files = Files.walk(root.resolve(module + "/src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList())
                    sources.append(dense(Files.readString(file)));
            }
        }
        List<String> missing = new ArrayList<>();
        int blocks = 0;
        for (Path document : documents(root)) {
            Matcher block = BLOCK.matcher(Files.readString(document));
            while (block.find()) {
                blocks++;
                for (String part : block.group(1).split("\n *\n", -1)) {
                    if (sources.indexOf(dense(part)) < 0) missing.add(root.relativize(document) + ":\n" + part);
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(blocks > 10, "found " + blocks);
    }

    private static List<Path> documents(Path root) throws IOException {
        List<Path> documents = new ArrayList<>(
                List.of(root.resolve("README.md"), root.resolve("README.ja.md"), root.resolve("CONTRIBUTING.md")));
        try (Stream<Path> guide = Files.list(root.resolve("docs/guide"))) {
            guide.filter(f -> f.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    /** Without white space, which the formatter changes. */
    private static String dense(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("README.ja.md"))) return at;
        }
        throw new IllegalStateException("no README.ja.md above " + Path.of("").toAbsolutePath());
    }

    @Test
    void trainings_of_the_guide_run(@TempDir Path folder) throws IOException {
        for (History history : List.of(
                TrainingGuide.beginning(),
                TrainingGuide.weights(),
                TrainingGuide.masks(),
                TrainingGuide.outputs(),
                TrainingGuide.ownStep(),
                TrainingGuide.callbacks(folder),
                TrainingGuide.dataset(folder),
                TrainingGuide.windows())) {
            for (double loss : history.history().getOrDefault("loss", List.of(Double.NaN)))
                assertTrue(Double.isFinite(loss), history.history().toString());
        }
        assertEquals(1, TrainingGuide.choices().outputNames().size());
        assertTrue(Files.readString(folder.resolve("log.csv")).startsWith("epoch,"));
    }

    @Test
    void what_the_guide_does_with_a_trained_model_runs(@TempDir Path folder) throws IOException {
        NDArray x = NDArray.ones(4, 20, 1);
        Model model = LookingInside.model();
        assertEquals(Shape.of(4, 16), LookingInside.hidden(model, x).shape());
        assertEquals(x.shape(), LookingInside.slope(model, x).shape());
        List<NDArray> samples = LookingInside.samples(model, x);
        assertFalse(samples.get(0).equals(samples.get(1)));
        assertEquals(
                List.of(model.predict(x), model.predict(x.mul(2))),
                LookingInside.parallel(model, List.of(x, x.mul(2))));
        assertEquals(model.getWeights(), LookingInside.kept(model, folder).getWeights());
    }

    @Test
    void recurrent_models_of_the_guide_run() {
        NDArray x = NDArray.ones(2, 10, 8);
        assertEquals("(2, 10, 4)", RecurrentGuide.stacked().predict(x).shape().toString());
        assertEquals(
                "(2, 5, 4)",
                RecurrentGuide.encoderAndDecoder()
                        .predict(List.of(x, NDArray.ones(2, 5, 4)))
                        .get(0)
                        .shape()
                        .toString());
        assertEquals("(2, 8)", RecurrentGuide.ownCell().predict(x).shape().toString());
        assertEquals("(2, 1)", RecurrentGuide.stateful().shape().toString());
    }

    @Test
    void a_seeded_run_gives_the_same_weights_again() {
        NDArray first = ReproducibleGuide.seeded();
        assertEquals(first.toString(), ReproducibleGuide.seeded().toString());
    }
}
