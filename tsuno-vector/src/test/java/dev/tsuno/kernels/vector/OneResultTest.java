package dev.tsuno.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One result: trained models have exactly the bits whose hashes stand in one-result.txt, with portable kernels and with vector kernels
 * of each lane width, with 1, 2 and 4 threads, float32 and float64, whatever the JDK and the CPU that run this test.
 */
class OneResultTest {
    @Test
    void portable_kernels() throws IOException, InterruptedException {
        check("portable", "-Dtsuno.kernels=portable");
    }

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {128, 256, 512})
    void vector_kernels(int bits) throws IOException, InterruptedException {
        assumeTrue(
                bits <= FloatVector.SPECIES_PREFERRED.vectorBitSize(), "this CPU has no vectors of " + bits + " bits");
        check("vector", "-Dtsuno.vector.bits=" + bits);
    }

    private static void check(String float32, String option) throws IOException, InterruptedException {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        for (String line : trained(option).lines().toList()) {
            String[] words = line.split(" "); // kernels, threads, model, hash
            actual.put(words[0] + " " + words[1] + " " + words[2], words[3]);
        }
        for (String line : committed().lines().toList()) {
            if (line.startsWith("#")) continue;
            String[] words = line.split(" ");
            String kernels = words[0].startsWith("float64") ? "reference" : float32;
            for (int threads : new int[] {1, 2, 4}) expected.put(kernels + " " + threads + " " + words[0], words[1]);
        }
        assertEquals(expected, actual);
    }

    private static String committed() throws IOException {
        try (InputStream in = OneResultTest.class.getResourceAsStream("one-result.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What another JVM prints that has this option, and cuts even small work into strips. */
    private static String trained(String option) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Dtsuno.threads.work=1",
                option,
                "-cp",
                System.getProperty("java.class.path"),
                TrainedHash.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        assertTrue(process.waitFor() == 0 && !out.isEmpty(), "the training with " + option + " failed");
        return out;
    }
}
