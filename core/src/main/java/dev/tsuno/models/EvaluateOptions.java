package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.Callback;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Samples;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of {@code evaluate} and {@code predict} besides the data, with Keras's defaults but for {@code verbose}: silent. */
public final class EvaluateOptions {
    final String where;
    int batchSize = 32;
    int verbose;
    int steps;
    private boolean batchSizeGiven;

    @Nullable
    NDArray sampleWeight;

    final List<Callback> callbacks = new ArrayList<>();

    EvaluateOptions(String where) {
        this.where = where;
    }

    /** Default: 32. */
    public EvaluateOptions batchSize(int batchSize) {
        this.batchSize = FitOptions.atLeastOne(where, "batch_size", batchSize);
        batchSizeGiven = true;
        return this;
    }

    /** 0: silent, 1: a bar, 2: a line. Default: 0. */
    public EvaluateOptions verbose(int verbose) {
        this.verbose = Verbosity.of(where, verbose);
        return this;
    }

    /** {@code "auto"}: a bar. */
    public EvaluateOptions verbose(String verbose) {
        this.verbose = Verbosity.of(where, verbose);
        return this;
    }

    /** So many batches. Default: all. */
    public EvaluateOptions steps(int steps) {
        this.steps = FitOptions.atLeastOne(where, "steps", steps);
        return this;
    }

    /** {@code (samples)} or {@code (samples, time)}; for evaluate. */
    public EvaluateOptions sampleWeight(NDArray sampleWeight) {
        if (!where.equals("evaluate"))
            throw new IllegalArgumentException(where + ": sample weights have no part in it.");
        this.sampleWeight = sampleWeight;
        return this;
    }

    public EvaluateOptions callbacks(Callback... callbacks) {
        return callbacks(List.of(callbacks));
    }

    public EvaluateOptions callbacks(List<? extends Callback> callbacks) {
        this.callbacks.addAll(callbacks);
        return this;
    }

    /** Refuses what a dataset of batches already says, and to run without end. */
    void checkForDataset(Dataset<Samples> batches) {
        if (batchSizeGiven) throw FitOptions.inDataset(where, "batch_size", "batch(n)");
        if (sampleWeight != null) throw FitOptions.inDataset(where, "sample_weight", "Element.of(x, y, sampleWeight)");
        DatasetBatches.checkEnds(where, "steps", batches, steps);
    }
}
