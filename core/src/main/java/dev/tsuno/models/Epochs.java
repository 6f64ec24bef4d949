package dev.tsuno.models;

/**
 * Divides the passes of a source into epochs, as Keras's EpochIterator: an epoch is a pass, or so many steps, of which the next goes on
 * where the last one stopped; a pass that ends in its midst ends it.
 */
final class Epochs {
    private static final System.Logger LOG = System.getLogger("dev.tsuno");

    private final BatchSource source;
    private final int steps;
    private boolean inPass;
    private int step;
    private int seen;

    /** {@code steps} 0: all batches. */
    Epochs(BatchSource source, int steps) {
        this.source = source;
        this.steps = steps;
    }

    /** Batches in an epoch, or {@link BatchSource#UNKNOWN}. */
    int count() {
        return steps > 0 ? steps : source.count();
    }

    /** The next epoch begins a pass, wherever the last one stopped. */
    void restart() {
        inPass = false;
    }

    void begin() {
        step = 0;
        if (inPass && steps > 0) return;
        source.begin();
        inPass = true;
        seen = 0;
    }

    /** Goes to the next batch; false at the end of the epoch. */
    boolean next() {
        if (steps > 0 && step == steps) {
            if (seen == source.count()) inPass = false;
            return false;
        }
        if (!source.next()) {
            if (steps > 0) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The data ended after {0} batches, in the midst of an epoch of {1} steps. Give more data, or fewer steps.",
                        seen,
                        steps);
            }
            inPass = false;
            return false;
        }
        step++;
        seen++;
        return true;
    }

    BatchSource source() {
        return source;
    }
}
