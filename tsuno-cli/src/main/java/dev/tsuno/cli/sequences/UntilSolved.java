package dev.tsuno.cli.sequences;

import static dev.tsuno.ops.Ops.abs;
import static dev.tsuno.ops.Ops.max;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.callbacks.Callback;
import dev.tsuno.metrics.Metric;
import dev.tsuno.ops.Tensor;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Ends a training when the task is solved, after the batch that fulfils its {@link Criterion}. It counts in whole batches: where a window is not a
 * multiple of the batch, it is longer.
 */
final class UntilSolved extends Callback {
    private final Criterion criterion;
    private final int batchSize;
    private final Metric largest;
    private final Metric average;
    /** The average errors of the last batches, in a ring. */
    private final double[] recent;

    private long batches;
    private int streak;
    private boolean solved;

    UntilSolved(Criterion criterion, int batchSize) {
        this.criterion = criterion;
        this.batchSize = batchSize;
        this.recent = new double[(criterion.window() + batchSize - 1) / batchSize];
        this.largest = new OfLastBatch("largest_error", (yTrue, yPred) -> max(error(yTrue, yPred)));
        boolean squared = criterion.kind() == Criterion.Average.SQUARED;
        this.average = new OfLastBatch(
                "average_error",
                (yTrue, yPred) -> mean(squared ? square(subtract(yPred, yTrue)) : error(yTrue, yPred)));
    }

    private static Tensor error(Tensor yTrue, Tensor yPred) {
        return abs(subtract(yPred, yTrue));
    }

    /** What the model must be compiled with. */
    Metric[] metrics() {
        return new Metric[] {largest, average};
    }

    @Override
    public void onTrainBatchEnd(int batch, Map<String, Double> logs) {
        recent[(int) (batches++ % recent.length)] = average.value();
        streak = largest.value() < criterion.tolerance() ? streak + 1 : 0;
        if (streak < recent.length || !(recentAverage() < criterion.average())) return;
        solved = true;
        model().stopTraining();
    }

    /** The average error of the last sequences, a window's or as many as there were. */
    double recentAverage() {
        int n = (int) Math.min(batches, recent.length);
        double sum = 0;
        for (int i = 0; i < n; i++) sum += recent[i];
        return sum / n;
    }

    /** Sequences trained on so far. */
    long sequences() {
        return batches * batchSize;
    }

    /** Sequences until it was solved; empty if it wasn't. */
    OptionalLong solvedAfter() {
        return solved ? OptionalLong.of(sequences()) : OptionalLong.empty();
    }
}
