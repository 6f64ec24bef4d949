package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.Callback;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of {@code fit}, with Keras's defaults. */
public final class FitOptions {
    int batchSize = 32;
    int epochs = 1;
    int initialEpoch;
    int verbose = 2;
    double validationSplit;
    int validationFreq = 1;
    boolean shuffle = true;

    @Nullable
    NDArray sampleWeight;

    @Nullable
    NDArray validationX;

    @Nullable
    NDArray validationY;

    final List<Callback> callbacks = new ArrayList<>();

    FitOptions() {}

    /** Default: 32. */
    public FitOptions batchSize(int batchSize) {
        this.batchSize = atLeastOne("fit", "batch_size", batchSize);
        return this;
    }

    /** Default: 1. */
    public FitOptions epochs(int epochs) {
        this.epochs = atLeastOne("fit", "epochs", epochs);
        return this;
    }

    /** The epoch to begin with, when going on with a training. Default: 0. */
    public FitOptions initialEpoch(int initialEpoch) {
        if (initialEpoch < 0)
            throw new IllegalArgumentException("fit: initial_epoch must be 0 or more, got " + initialEpoch + ".");
        this.initialEpoch = initialEpoch;
        return this;
    }

    /** 0: silent; 1 or 2: a line an epoch. Default: 2. */
    public FitOptions verbose(int verbose) {
        this.verbose = verbose;
        return this;
    }

    /** The fraction at the end of the data that validates. Default: 0. */
    public FitOptions validationSplit(double validationSplit) {
        if (!(validationSplit >= 0 && validationSplit < 1)) {
            throw new IllegalArgumentException(
                    "fit: validation_split must be from 0 to below 1, got " + validationSplit + ".");
        }
        this.validationSplit = validationSplit;
        return this;
    }

    public FitOptions validationData(NDArray x, NDArray y) {
        validationX = x;
        validationY = y;
        return this;
    }

    /** Validates after every n-th epoch. Default: 1. */
    public FitOptions validationFreq(int epochs) {
        validationFreq = atLeastOne("fit", "validation_freq", epochs);
        return this;
    }

    /** Whether the samples come in another order each epoch (after setRandomSeed: in one order, as Keras). Default: true. */
    public FitOptions shuffle(boolean shuffle) {
        this.shuffle = shuffle;
        return this;
    }

    /** {@code (samples)}, or {@code (samples, time)} for a weight per time step. */
    public FitOptions sampleWeight(NDArray sampleWeight) {
        this.sampleWeight = sampleWeight;
        return this;
    }

    public FitOptions callbacks(Callback... callbacks) {
        this.callbacks.addAll(List.of(callbacks));
        return this;
    }

    static int atLeastOne(String where, String what, int value) {
        if (value < 1)
            throw new IllegalArgumentException(where + ": " + what + " must be at least 1, got " + value + ".");
        return value;
    }
}
