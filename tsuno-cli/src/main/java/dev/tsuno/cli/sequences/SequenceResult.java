package dev.tsuno.cli.sequences;

import dev.tsuno.cli.study.Cell;

/**
 * What one training gave.
 *
 * @param length the task's T
 * @param solved whether the criterion was met
 * @param sequences those trained on: until solved, or the limit
 * @param at the sequences trained on at each point of the curve
 * @param loss at each point: the mean over the sequences since the point before it, each seen for the first time
 * @param testLoss on sequences drawn for the purpose, after the training
 * @param wrong how many of these were not within the tolerance
 */
record SequenceResult(
        int length,
        Cell cell,
        int seed,
        long parameters,
        boolean solved,
        long sequences,
        double[] at,
        double[] loss,
        double testLoss,
        int wrong,
        double seconds) {}
