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
import java.util.function.DoubleConsumer;

/**
 * Ends a training when the task is solved, after the batch that fulfils its {@link Criterion}, or when it has seen as many sequences as it may. It counts in
 * whole batches: where the criterion's window is not a multiple of the batch, it is longer.
 */
final class UntilSolved extends Callback {
    /** Batches between two reports of the progress. */
    private static final int PAUSE = 50;

    private final Criterion criterion;
    private final int batchSize;
    private final long limit;
    private final DoubleConsumer progress;
    private final Metric largest;
    private final Metric average;
    /** The average errors of the last batches, in a ring. */
    private final double[] recent;

    private long batches;
    private int streak;
    private boolean solved;

    UntilSolved(Criterion criterion, int batchSize, long limit, DoubleConsumer progress) {
        this.criterion = criterion;
        this.batchSize = batchSize;
        this.limit = limit;
        this.progress = progress;
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
        solved = streak >= recent.length && recentAverage() < criterion.average();
        if (solved || sequences() >= limit) model().stopTraining();
        if (batches % PAUSE == 0) progress.accept((double) sequences() / limit);
    }

    /** Of the last sequences, a window's. */
    private double recentAverage() {
        double sum = 0;
        for (double error : recent) sum += error;
        return sum / recent.length;
    }

    /** Sequences trained on so far. */
    long sequences() {
        return batches * batchSize;
    }

    boolean isSolved() {
        return solved;
    }
}
