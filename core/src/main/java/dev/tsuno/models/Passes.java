package dev.tsuno.models;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.History;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Samples;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What {@code fit}, {@code evaluate} and {@code predict} do before the {@link Trainer}'s loops: they read the options, split off what validates,
 * weigh classes, and make batches of arrays or of a dataset.
 */
final class Passes {
    private final Trainer trainer;
    private final Feeding feeding;

    Passes(Trainer trainer, Feeding feeding) {
        this.trainer = trainer;
        this.feeding = feeding;
    }

    History fit(Samples samples, Consumer<FitOptions> configure) {
        FitOptions o = new FitOptions();
        configure.accept(o);
        Samples weighted = o.weighted(samples);
        Samples validation = o.validation;
        Samples training = weighted;
        if (validation == null && o.validationDataset == null && o.validationSplit > 0) {
            int split = (int) Math.floor(samples.size() * (1 - o.validationSplit));
            if (split == 0 || split == samples.size()) {
                throw new IllegalArgumentException("fit: validation_split=" + o.validationSplit + " of "
                        + samples.size() + " samples leaves nothing to train or to validate.");
            }
            training = weighted.slice(0, split);
            validation = weighted.slice(split, samples.size());
        }
        training = feeding.prepared(ClassWeights.applied(training, o.classWeight));
        return fit(new ArrayBatches(training, o.batchSize, o.shuffle ? Trainer::shuffled : null), validation, o);
    }

    History fit(Dataset<Samples> batches, Consumer<FitOptions> configure) {
        FitOptions o = new FitOptions();
        configure.accept(o);
        o.checkForDataset();
        DatasetBatches.checkEnds("fit", "stepsPerEpoch", batches, o.stepsPerEpoch);
        UnaryOperator<Samples> prepared = batch -> feeding.prepared(ClassWeights.applied(batch, o.classWeight));
        try (DatasetBatches training = new DatasetBatches(batches, prepared, o.initialEpoch)) {
            return fit(training, o.validation, o);
        }
    }

    private History fit(BatchSource training, @Nullable Samples validation, FitOptions o) {
        Dataset<Samples> batches = o.validationDataset;
        if (batches != null) {
            o.checkForDataset(batches);
            long pass = o.initialEpoch / o.validationFreq;
            try (DatasetBatches tests = new DatasetBatches(batches, feeding::prepared, pass)) {
                return trainer.fit(training, tests, o);
            }
        }
        if (validation == null) return trainer.fit(training, null, o);
        int testBatch = o.validationBatchSize > 0 ? o.validationBatchSize : o.batchSize;
        return trainer.fit(training, new ArrayBatches(feeding.prepared(validation), testBatch, null), o);
    }

    Map<String, Double> evaluate(Samples samples, Consumer<EvaluateOptions> configure) {
        EvaluateOptions o = options("evaluate", configure);
        Samples weighted = o.sampleWeight == null ? samples : samples.weighted(o.sampleWeight);
        return trainer.evaluate(new ArrayBatches(feeding.prepared(weighted), o.batchSize, null), o);
    }

    Map<String, Double> evaluate(Dataset<Samples> batches, Consumer<EvaluateOptions> configure) {
        EvaluateOptions o = options("evaluate", configure);
        o.checkForDataset(batches);
        try (DatasetBatches source = new DatasetBatches(batches, feeding::prepared, 0)) {
            return trainer.evaluate(source, o);
        }
    }

    List<NDArray> predict(List<NDArray> x, Consumer<EvaluateOptions> configure) {
        EvaluateOptions o = options("predict", configure);
        return trainer.predict(new ArrayBatches(inputs(x), o.batchSize, null), o);
    }

    List<NDArray> predict(Dataset<Samples> batches, Consumer<EvaluateOptions> configure) {
        EvaluateOptions o = options("predict", configure);
        o.checkForDataset(batches);
        try (DatasetBatches source = new DatasetBatches(batches, batch -> inputs(batch.x()), 0)) {
            return trainer.predict(source, o);
        }
    }

    private Samples inputs(List<NDArray> x) {
        return feeding.prepared(new Samples(x, List.of(), List.of()));
    }

    private static EvaluateOptions options(String where, Consumer<EvaluateOptions> configure) {
        EvaluateOptions o = new EvaluateOptions(where);
        configure.accept(o);
        return o;
    }
}
