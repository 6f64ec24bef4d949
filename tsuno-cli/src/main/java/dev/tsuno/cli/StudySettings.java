package dev.tsuno.cli;

import java.nio.file.Path;
import java.util.List;

/** The study's options. */
record StudySettings(
        int epochs,
        int units,
        int window,
        int batchSize,
        List<Cell> cells,
        int seed,
        int threads,
        Path output,
        boolean quiet) {}
