package dev.tsuno.cli.study;

import java.nio.file.Path;
import java.util.List;

/** The study's options. */
public record StudySettings(
        int epochs,
        int units,
        int window,
        int batchSize,
        List<Cell> cells,
        int seed,
        int threads,
        Path output,
        boolean quiet) {

    /** How many models train at once. */
    int trainings() {
        return Math.min(threads, cells.size());
    }

    /** How many threads a large kernel may use so that all trainings together have as many as asked for. */
    int kernelThreads() {
        return threads - trainings() + 1;
    }
}
