package dev.tsuno.cli.sequences;

/**
 * Says after each batch whether the {@link Criterion} is met. It counts in whole batches: where the criterion's window is not a multiple of the batch, it
 * is longer.
 */
final class Judge {
    private final Criterion criterion;
    /** The average errors of the last batches, in a ring. */
    private final double[] recent;

    private int next;
    /** Batches in a row whose sequences all were within the tolerance. */
    private int right;

    Judge(Criterion criterion, int batchSize) {
        this.criterion = criterion;
        this.recent = new double[(criterion.window() + batchSize - 1) / batchSize];
    }

    /** After a batch with this largest error of an output, and this average error. */
    boolean isSolved(double largest, double average) {
        recent[next] = average;
        next = (next + 1) % recent.length;
        right = largest < criterion.tolerance() ? Math.min(right + 1, recent.length) : 0;
        return right == recent.length && mean() < criterion.average();
    }

    private double mean() {
        double sum = 0;
        for (double average : recent) sum += average;
        return sum / recent.length;
    }
}
