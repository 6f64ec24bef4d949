package dev.tsuno.cli.study;

import java.nio.file.Path;
import java.util.List;

/**
 * The study's options.
 *
 * @param repeat from how many seeds each cell is trained: {@code seed}, {@code seed + 1}, …; 1 is the study itself
 */
public record StudySettings(
        Task task,
        int epochs,
        int units,
        int window,
        int batchSize,
        List<Cell> cells,
        int seed,
        int repeat,
        int threads,
        Path output,
        boolean quiet) {

    /** How many models train at once. */
    int trainings() {
        return Math.min(threads, cells.size() * repeat);
    }

    /** How many threads a large kernel may use so that all trainings together have as many as asked for. */
    int kernelThreads() {
        return threads - trainings() + 1;
    }
}
