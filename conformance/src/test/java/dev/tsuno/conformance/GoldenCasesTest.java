package dev.tsuno.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.kernels.portable.PortableKernels;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GoldenCasesTest {
    @Test
    void recurrentAndDenseLayersGiveKerasNumbersAndGradients() throws IOException, URISyntaxException {
        assertEquals(List.of(), failures("recurrent_core"));
    }

    @Test
    void activationsAndTheirDerivativesAreKeras() throws IOException, URISyntaxException {
        assertEquals(List.of(), failures("activations"));
    }

    @Test
    void optimizersAndSchedulesMakeKerasSteps() throws IOException, URISyntaxException {
        assertEquals(List.of(), failures("optimizers"));
    }

    @Test
    void noiseLayersLeaveTheirInputAloneOutsideOfTraining() throws IOException, URISyntaxException {
        assertEquals(List.of(), failures("noise"));
    }

    /** Made by dropout_training.py. */
    @Test
    void dropoutInTrainingGivesKerasNumbersAndGradients() throws IOException, URISyntaxException {
        assertEquals(List.of(), failures("dropout_training"));
    }

    @Test
    void aWrongNumberFailsItsCase() throws IOException, URISyntaxException {
        try (FileSystem zip = open("recurrent_core")) {
            Path first = GoldenCase.below(zip.getPath("/")).get(0);
            GoldenCase golden = GoldenCase.read(first, "recurrent_core");
            for (String key : List.of("y0", "dx0", "dw0")) {
                Map<String, NDArray> arrays = new LinkedHashMap<>(golden.arrays());
                NDArray changed = golden.array(key).astype(DType.FLOAT64).copy().flatten();
                changed.set(changed.get(1) + 1e-3, 1);
                arrays.put(key, changed.reshape(golden.array(key).shape().dims()));
                Result result = Runner.run(
                        new GoldenCase(golden.name(), golden.group(), golden.json(), arrays), new PortableKernels());
                assertEquals(Result.Outcome.FAILED, result.outcome(), key);
                assertTrue(result.why().startsWith(key + "[1]"), result.why());
            }
        }
    }

    /** Cases that don't pass, each with the reason. */
    private static List<String> failures(String group) throws IOException, URISyntaxException {
        List<String> failures = new ArrayList<>();
        try (FileSystem zip = open(group)) {
            List<Path> cases = GoldenCase.below(zip.getPath("/"));
            assertFalse(cases.isEmpty());
            for (Path file : cases) {
                Result result = Runner.run(GoldenCase.read(file, group), new PortableKernels());
                if (result.outcome() != Result.Outcome.PASSED) failures.add(file + ": " + result);
            }
        }
        return failures;
    }

    private static FileSystem open(String group) throws IOException, URISyntaxException {
        URL url = Objects.requireNonNull(GoldenCasesTest.class.getResource(group + ".zip"));
        return FileSystems.newFileSystem(Path.of(url.toURI()));
    }
}
