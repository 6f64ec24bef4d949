package dev.tsuno.conformance;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of trainings by Keras: {@code run.json} says how, and each {@code MODEL.npz} holds what came out. */
record StudyRun(Path folder, Map<String, @Nullable Object> json) {
    private static final String SETTINGS = "run.json";

    /** Files {@code run.json} below a folder, of the file system or of a zip. */
    static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.endsWith(SETTINGS)).sorted().toList();
        }
    }

    static StudyRun read(Path settings) throws IOException {
        try (InputStream in = Files.newInputStream(settings)) {
            return new StudyRun(settings.toAbsolutePath().resolveSibling("."), Json.object(in));
        }
    }

    /** The models that Keras trained, in its order. */
    List<String> models() {
        return Json.list(json.get("models")).stream().map(String::valueOf).toList();
    }

    DType dtype() {
        return "float64".equals(json.get("dtype")) ? DType.FLOAT64 : DType.FLOAT32;
    }

    String optimizer() {
        return text("optimizer");
    }

    String loss() {
        return text("loss");
    }

    int epochs() {
        return (int) number("epochs");
    }

    int batchSize() {
        return (int) number("batch_size");
    }

    double validationSplit() {
        return number("validation_split");
    }

    boolean shuffle() {
        return Boolean.TRUE.equals(json.get("shuffle"));
    }

    /** Of a run that begins with {@code set_random_seed}; another one gives its first weights. */
    OptionalLong seed() {
        return json.get("seed") instanceof Number seed ? OptionalLong.of(seed.longValue()) : OptionalLong.empty();
    }

    private String text(String key) {
        if (json.get(key) instanceof String text) return text;
        throw new IllegalArgumentException(SETTINGS + " has no " + key);
    }

    private double number(String key) {
        if (json.get(key) instanceof Number number) return number.doubleValue();
        throw new IllegalArgumentException(SETTINGS + " has no number " + key);
    }

    Map<String, NDArray> arrays(String model) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(model + ".npz"))) {
            return Npz.read(in, model + ".npz");
        }
    }

    /** {@code MODEL_summary.txt} and the like; null if the run has none. */
    @Nullable
    String summary(String model, String kind) throws IOException {
        Path file = folder.resolve(model + "_" + kind + ".txt");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : null;
    }
}
