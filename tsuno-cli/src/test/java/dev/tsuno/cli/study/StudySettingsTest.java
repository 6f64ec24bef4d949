package dev.tsuno.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudySettingsTest {
    @Test
    void all_trainings_together_have_the_threads_asked_for() {
        for (int threads = 1; threads <= 8; threads++) {
            StudySettings settings = new StudySettings(
                    Tasks.damped(), 1, 1, 1, 1, List.of(Cell.values()), 1, 1, threads, Path.of(""), true);
            assertEquals(threads, settings.trainings() + settings.kernelThreads() - 1);
            assertTrue(settings.trainings() >= 1 && settings.kernelThreads() >= 1);
        }
    }
}
