package dev.tsuno.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tsuno.Tsuno;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.callbacks.History;
import dev.tsuno.layers.GRU;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.layers.Layer;
import dev.tsuno.layers.SimpleRNN;
import dev.tsuno.models.Model;
import dev.tsuno.models.Sequential;
import dev.tsuno.plot.FontCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The code in the documents is code that compiles and runs.
 *
 * <p>A block that begins with {@code ```java name} is the region of that name in a source of this module. After a change there:
 * {@code mvn -q -pl examples -am test -Dtest=GuideTest -Dsurefire.failIfNoSpecifiedTests=false -Dtsuno.write=true}. A block without a name, as
 * in CONTRIBUTING, stands in a source in its own words.
 */
class GuideTest {
    private static final Pattern BLOCK = Pattern.compile("(?m)^( *```java *)(.*)\n([\\s\\S]*?)```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s:]+)(#[^)]*)?\\)");
    private static final boolean WRITE = Boolean.getBoolean("tsuno.write");

    @Test
    void every_block_of_java_in_the_documents_stands_in_a_source() throws IOException {
        Path root = root();
        Regions regions = Regions.of(root.resolve("examples/src/main/java"));
        String sources = sources(root);
        List<String> wrong = new ArrayList<>();
        int blocks = 0;
        for (Path document : documents(root)) {
            String text = Files.readString(document);
            StringBuilder written = new StringBuilder();
            Matcher block = BLOCK.matcher(text);
            while (block.find()) {
                blocks++;
                String name = block.group(2);
                String code = name.isEmpty() ? inSources(block.group(3), sources) : regions.text(name);
                if (code == null || !WRITE && !code.equals(block.group(3)))
                    wrong.add(root.relativize(document) + ", " + name + ":\n" + block.group(3));
                else
                    block.appendReplacement(
                            written, Matcher.quoteReplacement(block.group(1) + name + "\n" + code + "```"));
            }
            block.appendTail(written);
            if (WRITE && !text.contentEquals(written)) Files.writeString(document, written);
        }
        assertEquals(List.of(), wrong);
        assertTrue(blocks > 10, "found " + blocks);
    }

    /** The block itself if each of its paragraphs is in a source. */
    private static @Nullable String inSources(String block, String sources) {
        for (String part : block.split("\n *\n", -1)) if (!sources.contains(dense(part))) return null;
        return block;
    }

    private static String sources(Path root) throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String module : new String[] {"examples", "core"}) {
            try (Stream<Path> files = Files.walk(root.resolve(module + "/src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList())
                    sources.append(dense(Files.readString(file)));
            }
        }
        return sources.toString();
    }

    @Test
    void every_link_between_files_leads_to_one() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : documents(root())) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                Path to = document.resolveSibling(link.group(1)).normalize();
                if (!link.group(1).startsWith("/") && !Files.exists(to)) dead.add(document.getFileName() + ": " + to);
            }
        }
        assertEquals(List.of(), dead);
    }

    /** Every machine computes the same bits, so it prints the same, too. */
    @Test
    void the_first_program_prints_what_the_guide_says() throws IOException {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Tsuno.clearSession(); // names are counted from 0, as in a process of its own
            FirstSteps.main(new String[0]);
        } finally {
            System.setOut(out);
        }
        for (String name : new String[] {"first-steps.md", "first-steps.ja.md"}) {
            Path document = root().resolve("docs/guide").resolve(name);
            String text = Files.readString(document);
            Matcher block =
                    Pattern.compile("```text first-steps\n([\\s\\S]*?)```").matcher(text);
            assertTrue(block.find(), name);
            String wanted = printed.toString(StandardCharsets.UTF_8);
            if (WRITE)
                Files.writeString(document, text.substring(0, block.start(1)) + wanted + text.substring(block.end(1)));
            else assertEquals(wanted, block.group(1), name);
        }
    }

    private static List<Path> documents(Path root) throws IOException {
        List<Path> documents = new ArrayList<>(
                List.of(root.resolve("README.md"), root.resolve("README.ja.md"), root.resolve("CONTRIBUTING.md")));
        documents.addAll(List.of(root.resolve("docs/index.md"), root.resolve("docs/index.ja.md")));
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

    @Test
    void cells_written_in_arrays_give_what_the_layers_give() {
        NDArray x = NDArray.arange(0.0, 20.0, 1).mul(1.7).sin().reshape(10, 2);
        NDArray zeros = NDArray.zeros(1, 3);
        List<NDArray> w = weights(new SimpleRNN(3));
        NDArray h = zeros;
        for (int t = 0; t < 10; t++)
            h = RecurrentNetworksGuide.simpleRnn(x.slice(t, t + 1), h, w.get(0), w.get(1), w.get(2));
        assertNear(h, last(new SimpleRNN(3), w, x));

        w = weights(new LSTM(3));
        List<List<NDArray>> steps = RecurrentNetworksGuide.lstmOver(x, w);
        assertNear(steps.get(9).get(3), last(new LSTM(3), w, x));

        w = weights(new GRU(3));
        h = zeros;
        for (int t = 0; t < 10; t++)
            h = RecurrentNetworksGuide.gru(x.slice(t, t + 1), h, w.get(0), w.get(1), w.get(2))
                    .get(2);
        assertNear(h, last(new GRU(3), w, x));
    }

    /** None of them zero, so that a missing bias would be seen. */
    private static List<NDArray> weights(Layer<?> layer) {
        new Sequential(Input.of(10, 2), layer);
        return layer.getWeights().stream()
                .map(w -> w.add(NDArray.arange(0.0, w.size(), 1)
                        .mul(0.9)
                        .sin()
                        .mul(0.3)
                        .reshape(w.shape().dims())))
                .toList();
    }

    private static NDArray last(Layer<?> layer, List<NDArray> weights, NDArray x) {
        Sequential model = new Sequential(Input.of(10, 2), layer);
        model.setWeights(weights);
        return model.predict(x.reshape(1, 10, 2));
    }

    private static void assertNear(NDArray expected, NDArray actual) {
        assertArrayEquals(expected.toDoubleArray(), actual.toDoubleArray(), 1e-5);
    }

    @Test
    void forget_gates_are_opened() {
        LSTM layer = new LSTM(2);
        new Sequential(Input.of(10, 2), layer);
        RecurrentNetworksGuide.openForgetGates(layer);
        assertArrayEquals(
                new double[] {0, 0, 5, 5, 0, 0, 0, 0}, layer.getWeights().get(2).toDoubleArray());
    }

    @Test
    void weights_come_back_from_their_file(@TempDir Path folder) throws IOException {
        Model model = FromKerasGuide.grown();
        Model other = FromKerasGuide.grown();
        NDArray x = NDArray.ones(2, 20, 1);
        assertFalse(model.predict(x).equals(other.predict(x)));
        FromKerasGuide.save(model, folder);
        FromKerasGuide.load(other, folder);
        assertEquals(model.predict(x), other.predict(x));
    }

    @Test
    void functional_model_of_the_guide_is_drawn_and_runs(@TempDir Path folder) throws IOException {
        Model model = FromKerasGuide.functional();
        assertEquals(
                "(3, 1)",
                model.predict(List.of(NDArray.ones(3, 20, 1), NDArray.ones(3, 7)))
                        .get(0)
                        .shape()
                        .toString());
        assumeTrue(FontCheck.problem().isEmpty(), "no fonts");
        FromKerasGuide.look(FromKerasGuide.grown(), folder);
        assertTrue(Files.exists(folder.resolve("model.svg")));
    }

    @Test
    @Tag("slow")
    void figures_of_the_guide_are_drawn(@TempDir Path folder) throws IOException {
        assumeTrue(FontCheck.problem().isEmpty(), "no fonts");
        GuideFigures.draw(folder, 2);
        try (Stream<Path> drawn = Files.list(folder)) {
            for (Path figure : drawn.toList())
                assertTrue(
                        Files.exists(root().resolve("docs/figures").resolve(figure.getFileName())), figure.toString());
        }
    }
}
