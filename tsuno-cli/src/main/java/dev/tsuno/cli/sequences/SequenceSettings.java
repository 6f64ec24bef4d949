package dev.tsuno.cli.sequences;

import dev.tsuno.cli.study.Cell;
import java.nio.file.Path;
import java.util.List;

/** What to train, how often, and where it goes. The seeds are {@code seed, seed + 1, …}, the same for each cell and length. */
public record SequenceSettings(
        Problem problem,
        List<Integer> lengths,
        List<Cell> cells,
        Recipe recipe,
        int seed,
        int repeat,
        int threads,
        Path output,
        boolean quiet) {}
