package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of {@code fit} besides x and y, with Keras's defaults. */
public final class FitOptions {
    int batchSize = 32;
    int epochs = 1;
    int initialEpoch;
    int verbose = 1;
    double validationSplit;
    int validationFreq = 1;
    boolean shuffle = true;
    private boolean batchSizeGiven;
    private boolean shuffleGiven;
    int stepsPerEpoch;
    int validationSteps;
    int validationBatchSize;

    @Nullable
    NDArray sampleWeight;

    @Nullable
    List<? extends @Nullable NDArray> sampleWeights;

    @Nullable
    Map<Integer, Double> classWeight;

    @Nullable
    Samples validation;

    @Nullable
    Dataset<Samples> validationDataset;

    final List<Callback> callbacks = new ArrayList<>();

    FitOptions() {}

    /** Default: 32. */
    public FitOptions batchSize(int batchSize) {
        this.batchSize = atLeastOne("fit", "batch_size", batchSize);
        batchSizeGiven = true;
        return this;
    }

    /** The number of the last epoch, counted from 1. Default: 1. */
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

    /** 0: silent, 1: a bar, 2: a line an epoch. Default: {@code "auto"}, which is 1. */
    public FitOptions verbose(int verbose) {
        this.verbose = Verbosity.of("fit", verbose);
        return this;
    }

    /** {@code "auto"}. */
    public FitOptions verbose(String verbose) {
        this.verbose = Verbosity.of("fit", verbose);
        return this;
    }

    /** The fraction at the end of the data, before shuffling, that validates. Default: 0. */
    public FitOptions validationSplit(double validationSplit) {
        if (!(validationSplit >= 0 && validationSplit < 1)) {
            throw new IllegalArgumentException(
                    "fit: validation_split must be from 0 to below 1, got " + validationSplit + ".");
        }
        this.validationSplit = validationSplit;
        return this;
    }

    /** Validates on these after each epoch; goes before {@link #validationSplit}. */
    public FitOptions validationData(NDArray x, NDArray y) {
        return validationData(Samples.of(x, y));
    }

    /** The same with weights, which weigh val_loss and the weighted metrics. */
    public FitOptions validationData(NDArray x, NDArray y, NDArray sampleWeight) {
        return validationData(Samples.of(x, y, sampleWeight));
    }

    /** For a model of several inputs or outputs. */
    public FitOptions validationData(List<NDArray> x, List<NDArray> y) {
        return validationData(Samples.of(x, y));
    }

    public FitOptions validationData(Samples samples) {
        validation = samples;
        validationDataset = null;
        return this;
    }

    /** Validates on these batches after each epoch. */
    public FitOptions validationData(Dataset<Samples> batches) {
        validationDataset = batches;
        validation = null;
        return this;
    }

    /** Validates after every n-th epoch. Default: 1. */
    public FitOptions validationFreq(int epochs) {
        validationFreq = atLeastOne("fit", "validation_freq", epochs);
        return this;
    }

    /** So many batches validate. Default: all. */
    public FitOptions validationSteps(int steps) {
        validationSteps = atLeastOne("fit", "validation_steps", steps);
        return this;
    }

    /** Default: that of the training. */
    public FitOptions validationBatchSize(int batchSize) {
        validationBatchSize = atLeastOne("fit", "validation_batch_size", batchSize);
        return this;
    }

    /** So many batches are an epoch; the next goes on behind them. Default: all there are. */
    public FitOptions stepsPerEpoch(int steps) {
        stepsPerEpoch = atLeastOne("fit", "steps_per_epoch", steps);
        return this;
    }

    /** Whether the samples come in another order each epoch (after setRandomSeed: in one order, as Keras). Default: true. */
    public FitOptions shuffle(boolean shuffle) {
        this.shuffle = shuffle;
        shuffleGiven = true;
        return this;
    }

    /** {@code (samples)}, or {@code (samples, time)} for a weight per time step; for every output. */
    public FitOptions sampleWeight(NDArray sampleWeight) {
        this.sampleWeight = sampleWeight;
        sampleWeights = null;
        return this;
    }

    /** The weights for each output; null for one without. */
    public FitOptions sampleWeight(List<? extends @Nullable NDArray> sampleWeights) {
        this.sampleWeights = sampleWeights;
        sampleWeight = null;
        return this;
    }

    /** What a sample of each class counts for in training; 1 for a class that is not named. For a model of one output. */
    public FitOptions classWeight(Map<Integer, Double> classWeight) {
        this.classWeight = Map.copyOf(classWeight);
        return this;
    }

    public FitOptions callbacks(Callback... callbacks) {
        return callbacks(List.of(callbacks));
    }

    public FitOptions callbacks(List<? extends Callback> callbacks) {
        this.callbacks.addAll(callbacks);
        return this;
    }

    /** The samples with the weights given here, if any. */
    Samples weighted(Samples samples) {
        if (sampleWeights != null) return new Samples(samples.x(), samples.y(), new ArrayList<>(sampleWeights));
        return sampleWeight == null ? samples : samples.weighted(sampleWeight);
    }

    /** Refuses what a dataset of batches already says. */
    void checkForDataset() {
        if (batchSizeGiven) throw inDataset("fit", "batch_size", "batch(n)");
        if (sampleWeight != null || sampleWeights != null)
            throw inDataset("fit", "sample_weight", "Element.of(x, y, sampleWeight)");
        if (validationSplit > 0 && validation == null && validationDataset == null)
            throw inDataset("fit", "validation_split", "take(n) and skip(n), and give validationData");
        if (shuffleGiven && shuffle) {
            System.getLogger("dev.tsuno")
                    .log(
                            System.Logger.Level.WARNING,
                            "fit: shuffle is ignored with a Dataset. Call shuffle(bufferSize) of the dataset.");
        }
    }

    /** Refuses what a validation dataset already says, and to validate without end. */
    void checkForDataset(Dataset<Samples> validation) {
        if (validationBatchSize > 0) throw inDataset("fit", "validation_batch_size", "batch(n)");
        DatasetBatches.checkEnds("fit", "validationSteps", validation, validationSteps);
    }

    static IllegalArgumentException inDataset(String where, String argument, String instead) {
        return new IllegalArgumentException(where + ": " + argument
                + " has no part in it when the data is a Dataset. Let the dataset have it: " + instead + ".");
    }

    static int atLeastOne(String where, String what, int value) {
        if (value < 1)
            throw new IllegalArgumentException(where + ": " + what + " must be at least 1, got " + value + ".");
        return value;
    }
}
