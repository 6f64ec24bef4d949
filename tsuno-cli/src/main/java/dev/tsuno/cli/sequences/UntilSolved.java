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

/** Ends a training when the task is solved, after the batch that fulfils its {@link Criterion}, or when it has seen as many sequences as it may. */
final class UntilSolved extends Callback {
    /** Batches between two reports of the progress. */
    private static final int PAUSE = 50;

    private final Judge judge;
    private final int batchSize;
    private final int limit;
    private final DoubleConsumer progress;
    private final Metric largest;
    private final Metric average;

    private long batches;
    private boolean solved;

    UntilSolved(Criterion criterion, int batchSize, int limit, DoubleConsumer progress) {
        this.judge = new Judge(criterion, batchSize);
        this.batchSize = batchSize;
        this.limit = limit;
        this.progress = progress;
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
        batches++;
        solved = judge.isSolved(largest.value(), average.value());
        if (solved || sequences() >= limit) model().stopTraining();
        if (batches % PAUSE == 0) progress.accept((double) sequences() / limit);
    }

    /** Sequences trained on so far. */
    long sequences() {
        return batches * batchSize;
    }

    boolean isSolved() {
        return solved;
    }
}
