package dev.tsuno.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trained model has the same bits with portable kernels and with vector kernels at each lane width. */
class OneResultTest {
    @Test
    void portable_and_vector_at_each_lane_width_train_the_same_weights() throws IOException, InterruptedException {
        String portable = hash("portable", "-Dtsuno.kernels=portable");
        for (String bits : List.of("128", "256", "512")) {
            String[] words = run("-Dtsuno.vector.bits=" + bits).split(" ");
            if (words[0].equals("portable")) {
                System.out.println("skipped: this CPU has no vectors of " + bits + " bits");
                continue;
            }
            assertEquals(portable, words[1], bits + " bits");
        }
    }

    private static String hash(String kernels, String option) throws IOException, InterruptedException {
        String[] words = run(option).split(" ");
        assertEquals(kernels, words[0]);
        return words[1];
    }

    private static String run(String option) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
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
