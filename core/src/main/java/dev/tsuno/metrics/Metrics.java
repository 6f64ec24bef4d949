package dev.tsuno.metrics;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Registry;
import dev.tsuno.losses.Loss;
import java.util.List;
import java.util.Locale;

/** The metrics by name, as {@code keras.metrics.get}. */
public final class Metrics {
    public static final Registry<Metric> REGISTRY = new Registry<Metric>("metric", "keras.metrics")
            .add("Mean", Mean::new)
            .add("Sum", Sum::new)
            .add("MeanSquaredError", MeanSquaredError::new, "mse", "MSE")
            .add("RootMeanSquaredError", RootMeanSquaredError::new)
            .add("MeanAbsoluteError", MeanAbsoluteError::new, "mae", "MAE")
            .add("MeanAbsolutePercentageError", MeanAbsolutePercentageError::new, "mape", "MAPE")
            .add("MeanSquaredLogarithmicError", MeanSquaredLogarithmicError::new, "msle", "MSLE")
            .add("CosineSimilarity", CosineSimilarity::new)
            .add("LogCoshError", LogCoshError::new)
            .add("R2Score", R2Score::new)
            .add("AUC", AUC::new)
            .add("FalseNegatives", FalseNegatives::new)
            .add("FalsePositives", FalsePositives::new)
            .add("Precision", Precision::new)
            .add("PrecisionAtRecall", PrecisionAtRecall::new)
            .add("Recall", Recall::new)
            .add("RecallAtPrecision", RecallAtPrecision::new)
            .add("SensitivityAtSpecificity", SensitivityAtSpecificity::new)
            .add("SpecificityAtSensitivity", SpecificityAtSensitivity::new)
            .add("TrueNegatives", TrueNegatives::new)
            .add("TruePositives", TruePositives::new)
            .add("ConcordanceCorrelation", ConcordanceCorrelation::new)
            .add("PearsonCorrelation", PearsonCorrelation::new)
            .add("Hinge", Hinge::new)
            .add("SquaredHinge", SquaredHinge::new)
            .add("CategoricalHinge", CategoricalHinge::new)
            .add("KLDivergence", KLDivergence::new)
            .add("Poisson", Poisson::new)
            .add("BinaryCrossentropy", BinaryCrossentropy::new, "bce", "BCE")
            .add("CategoricalCrossentropy", CategoricalCrossentropy::new)
            .add("SparseCategoricalCrossentropy", SparseCategoricalCrossentropy::new)
            .add("Accuracy", Accuracy::new)
            .add("BinaryAccuracy", BinaryAccuracy::new)
            .add("CategoricalAccuracy", CategoricalAccuracy::new)
            .add("SparseCategoricalAccuracy", SparseCategoricalAccuracy::new)
            .add("TopKCategoricalAccuracy", TopKCategoricalAccuracy::new)
            .add("SparseTopKCategoricalAccuracy", SparseTopKCategoricalAccuracy::new)
            .add("F1Score", F1Score::new)
            .add("FBetaScore", FBetaScore::new)
            .add("IoU", IoU::new)
            .add("BinaryIoU", BinaryIoU::new)
            .add("MeanIoU", MeanIoU::new)
            .add("OneHotIoU", OneHotIoU::new)
            .add("OneHotMeanIoU", OneHotMeanIoU::new);

    private Metrics() {}

    /** @throws IllegalArgumentException for an unknown name, listing the known ones, the nearest first */
    public static Metric get(String name) {
        return REGISTRY.get(name);
    }

    /**
     * The metric that {@code compile(metrics = [name])} means for an output of this shape, under that name: "accuracy" and "acc" are
     * {@link BinaryAccuracy} where y_pred ends in 1, {@link SparseCategoricalAccuracy} where y_true are the numbers of classes, else
     * {@link CategoricalAccuracy}.
     */
    public static Metric forOutput(String name, Shape yTrue, Shape yPred) {
        if (!choosesByShape(name)) return get(name).name(name);
        if (yPred.last() == 1) return new BinaryAccuracy().name(name);
        boolean sparse = yTrue.rank() < yPred.rank() || (yTrue.last() == 1 && yPred.last() > 1);
        return (sparse ? new SparseCategoricalAccuracy() : new CategoricalAccuracy()).name(name);
    }

    private static boolean choosesByShape(String name) {
        return List.of("accuracy", "acc").contains(name.toLowerCase(Locale.ROOT));
    }

    /** @throws IllegalArgumentException for a name that {@link #forOutput} doesn't know */
    public static void checkForOutput(String name) {
        if (!choosesByShape(name)) REGISTRY.check(name);
    }

    /** The mean of a loss over all samples, unreduced: what Keras makes of a loss function among the metrics. */
    public static Metric of(Loss loss) {
        return new MeanMetricWrapper(loss::values, loss.name(), Metric.Direction.DOWN);
    }
}
