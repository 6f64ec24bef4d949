package dev.tsuno.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Npz;
import dev.tsuno.kernels.portable.PortableKernels;
import dev.tsuno.random.Seeds;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A seeded run of the study by Keras, in which something is changed. */
class StudyCaseTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void unpack() throws IOException, URISyntaxException {
        URL url = Objects.requireNonNull(StudyCaseTest.class.getResource("study/seeded.zip"));
        try (FileSystem zip = FileSystems.newFileSystem(Path.of(url.toURI()));
                Stream<Path> files = Files.list(zip.getPath("/"))) {
            for (Path file : files.toList()) Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
        }
    }

    private Result run() throws IOException {
        Path settings = StudyRun.below(folder).get(0);
        return Runner.run(StudyRun.read(settings), "simple_rnn", new PortableKernels());
    }

    @Test
    void training_is_that_of_keras() throws IOException {
        assertEquals(new Result(Result.Outcome.PASSED, ""), run());
    }

    @Test
    void wrong_number_fails_it() throws IOException {
        Path file = folder.resolve("simple_rnn.npz");
        Map<String, NDArray> arrays = Npz.read(file);
        for (String key : List.of("start_w1", "order", "loss", "val_loss", "epoch10_w0", "final_w3", "evaluate")) {
            Map<String, NDArray> changed = new LinkedHashMap<>(arrays);
            NDArray before = Objects.requireNonNull(arrays.get(key));
            changed.put(key, before.astype(DType.FLOAT64).mul(1.001));
            Npz.write(file, changed);
            Result result = run();
            assertEquals(Result.Outcome.FAILED, result.outcome(), key);
            assertTrue(result.why().startsWith(key), result.why());
        }
    }

    @Test
    void wrong_summary_fails_it() throws IOException {
        Path file = folder.resolve("simple_rnn_summary_after_fit.txt");
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(file, text.replace("Optimizer params: 2", "Optimizer params: 3"));
        assertTrue(run().why().startsWith("summary after fit, line"), run().why());
    }

    @Test
    void missing_array_is_a_failure_with_its_reason() throws IOException {
        Npz.write(folder.resolve("simple_rnn.npz"), Map.of("loss", NDArray.of(1.0)));
        assertEquals(Result.Outcome.FAILED, run().outcome());
        assertTrue(run().why().contains("no array predict_after"), run().why());
    }

    @Test
    void order_is_seen_as_fit_uses_it() {
        assertEquals(
                NDArray.of(0.0, 1.0, 2.0, 3.0).toString(),
                SampleOrder.of(4, false).toString());
        NDArray shuffled = Seeds.withSeed(1, () -> SampleOrder.of(50, true));
        boolean[] seen = new boolean[50];
        for (double sample : shuffled.toDoubleArray()) seen[(int) sample] = true;
        for (boolean each : seen) assertTrue(each, shuffled.toString());
    }
}
