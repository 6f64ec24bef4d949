package dev.tsuno.callbacks;

/**
 * How fit, evaluate or predict was called: as a Keras callback's {@code params}.
 *
 * @param verbose 0: silent, 1: a bar, 2: a line an epoch
 * @param epochs the number of the last epoch, counted from 1
 * @param steps batches an epoch, or {@link #UNKNOWN}
 */
public record FitParameters(int verbose, int epochs, int steps) {
    /** How many batches there are is not known before they end. */
    public static final int UNKNOWN = -1;
}
