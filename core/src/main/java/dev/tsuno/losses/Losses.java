package dev.tsuno.losses;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Registry;
import dev.tsuno.ops.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * The losses by name, as {@code keras.losses.get}, and as functions: a value for each sample, not reduced, as
 * {@code keras.losses.mean_squared_error}.
 *
 * <p>Functions that take more options than here stand are the {@code values} of their class: {@code new Circle().margin(0.5).values(yTrue,
 * yPred)}.
 */
public final class Losses {
    public static final Registry<Loss> REGISTRY = new Registry<Loss>("loss", "keras.losses")
            .add("MeanSquaredError", MeanSquaredError::new, "mse", "MSE")
            .add("MeanAbsoluteError", MeanAbsoluteError::new, "mae", "MAE")
            .add("MeanAbsolutePercentageError", MeanAbsolutePercentageError::new, "mape", "MAPE")
            .add("MeanSquaredLogarithmicError", MeanSquaredLogarithmicError::new, "msle", "MSLE")
            .add("CosineSimilarity", CosineSimilarity::new)
            .add("Huber", Huber::new)
            .add("LogCosh", LogCosh::new)
            .add("Hinge", Hinge::new)
            .add("SquaredHinge", SquaredHinge::new)
            .add("CategoricalHinge", CategoricalHinge::new)
            .add("KLDivergence", KLDivergence::new, "kld", "KLD")
            .add("Poisson", Poisson::new)
            .add("BinaryCrossentropy", BinaryCrossentropy::new, "bce", "BCE")
            .add("BinaryFocalCrossentropy", BinaryFocalCrossentropy::new)
            .add("CategoricalCrossentropy", CategoricalCrossentropy::new)
            .add("CategoricalFocalCrossentropy", CategoricalFocalCrossentropy::new)
            .add("SparseCategoricalCrossentropy", SparseCategoricalCrossentropy::new)
            .add("CategoricalGeneralizedCrossEntropy", CategoricalGeneralizedCrossEntropy::new)
            .add("Dice", Dice::new)
            .add("Tversky", Tversky::new)
            .add("Circle", Circle::new)
            .add("CTC", CTC::new);

    private Losses() {}

    /** @throws IllegalArgumentException for an unknown name, listing the known ones, the nearest first */
    public static Loss get(String name) {
        return REGISTRY.get(name);
    }

    /**
     * The loss that {@code compile(loss = name)} means for an output of this shape: "crossentropy" and "ce" are
     * {@link BinaryCrossentropy} where y_pred ends in 1, {@link SparseCategoricalCrossentropy} where y_true are the numbers of classes, else
     * {@link CategoricalCrossentropy}.
     */
    public static Loss forOutput(String name, Shape yTrue, Shape yPred) {
        if (!choosesByShape(name)) return get(name);
        if (yPred.last() == 1) return new BinaryCrossentropy();
        boolean sparse = yTrue.rank() < yPred.rank() || (yTrue.last() == 1 && yPred.last() > 1);
        return sparse ? new SparseCategoricalCrossentropy() : new CategoricalCrossentropy();
    }

    private static boolean choosesByShape(String name) {
        return List.of("crossentropy", "ce").contains(name.toLowerCase(Locale.ROOT));
    }

    /** @throws IllegalArgumentException for a name that {@link #forOutput} doesn't know */
    public static void checkForOutput(String name) {
        if (!choosesByShape(name)) REGISTRY.check(name);
    }

    /** See {@link MeanSquaredError}. */
    public static Tensor meanSquaredError(Tensor yTrue, Tensor yPred) {
        return new MeanSquaredError().unreduced(yTrue, yPred);
    }

    /** See {@link MeanAbsoluteError}. */
    public static Tensor meanAbsoluteError(Tensor yTrue, Tensor yPred) {
        return new MeanAbsoluteError().unreduced(yTrue, yPred);
    }

    /** See {@link MeanAbsolutePercentageError}. */
    public static Tensor meanAbsolutePercentageError(Tensor yTrue, Tensor yPred) {
        return new MeanAbsolutePercentageError().unreduced(yTrue, yPred);
    }

    /** See {@link MeanSquaredLogarithmicError}. */
    public static Tensor meanSquaredLogarithmicError(Tensor yTrue, Tensor yPred) {
        return new MeanSquaredLogarithmicError().unreduced(yTrue, yPred);
    }

    /** See {@link CosineSimilarity}. */
    public static Tensor cosineSimilarity(Tensor yTrue, Tensor yPred) {
        return new CosineSimilarity().unreduced(yTrue, yPred);
    }

    /** See {@link CosineSimilarity}. */
    public static Tensor cosineSimilarity(Tensor yTrue, Tensor yPred, int axis) {
        return new CosineSimilarity().axis(axis).unreduced(yTrue, yPred);
    }

    /** See {@link Huber}. */
    public static Tensor huber(Tensor yTrue, Tensor yPred) {
        return new Huber().unreduced(yTrue, yPred);
    }

    /** See {@link Huber}. */
    public static Tensor huber(Tensor yTrue, Tensor yPred, double delta) {
        return new Huber().delta(delta).unreduced(yTrue, yPred);
    }

    /** See {@link LogCosh}. */
    public static Tensor logCosh(Tensor yTrue, Tensor yPred) {
        return new LogCosh().unreduced(yTrue, yPred);
    }

    /** See {@link Hinge}. */
    public static Tensor hinge(Tensor yTrue, Tensor yPred) {
        return new Hinge().unreduced(yTrue, yPred);
    }

    /** See {@link SquaredHinge}. */
    public static Tensor squaredHinge(Tensor yTrue, Tensor yPred) {
        return new SquaredHinge().unreduced(yTrue, yPred);
    }

    /** See {@link CategoricalHinge}. */
    public static Tensor categoricalHinge(Tensor yTrue, Tensor yPred) {
        return new CategoricalHinge().unreduced(yTrue, yPred);
    }

    /** See {@link KLDivergence}. */
    public static Tensor klDivergence(Tensor yTrue, Tensor yPred) {
        return new KLDivergence().unreduced(yTrue, yPred);
    }

    /** See {@link Poisson}. */
    public static Tensor poisson(Tensor yTrue, Tensor yPred) {
        return new Poisson().unreduced(yTrue, yPred);
    }

    /** See {@link BinaryCrossentropy}. */
    public static Tensor binaryCrossentropy(Tensor yTrue, Tensor yPred) {
        return new BinaryCrossentropy().unreduced(yTrue, yPred);
    }

    /** See {@link BinaryCrossentropy}. */
    public static Tensor binaryCrossentropy(
            Tensor yTrue, Tensor yPred, boolean fromLogits, double labelSmoothing, int axis) {
        return new BinaryCrossentropy()
                .fromLogits(fromLogits)
                .labelSmoothing(labelSmoothing)
                .axis(axis)
                .unreduced(yTrue, yPred);
    }

    /** See {@link BinaryFocalCrossentropy}. */
    public static Tensor binaryFocalCrossentropy(Tensor yTrue, Tensor yPred) {
        return new BinaryFocalCrossentropy().unreduced(yTrue, yPred);
    }

    /** See {@link CategoricalCrossentropy}. */
    public static Tensor categoricalCrossentropy(Tensor yTrue, Tensor yPred) {
        return new CategoricalCrossentropy().unreduced(yTrue, yPred);
    }

    /** See {@link CategoricalCrossentropy}. */
    public static Tensor categoricalCrossentropy(
            Tensor yTrue, Tensor yPred, boolean fromLogits, double labelSmoothing, int axis) {
        return new CategoricalCrossentropy()
                .fromLogits(fromLogits)
                .labelSmoothing(labelSmoothing)
                .axis(axis)
                .unreduced(yTrue, yPred);
    }

    /** See {@link CategoricalFocalCrossentropy}. */
    public static Tensor categoricalFocalCrossentropy(Tensor yTrue, Tensor yPred) {
        return new CategoricalFocalCrossentropy().unreduced(yTrue, yPred);
    }

    /** See {@link SparseCategoricalCrossentropy}. */
    public static Tensor sparseCategoricalCrossentropy(Tensor yTrue, Tensor yPred) {
        return new SparseCategoricalCrossentropy().unreduced(yTrue, yPred);
    }

    /** See {@link SparseCategoricalCrossentropy}. */
    public static Tensor sparseCategoricalCrossentropy(Tensor yTrue, Tensor yPred, boolean fromLogits) {
        return new SparseCategoricalCrossentropy().fromLogits(fromLogits).unreduced(yTrue, yPred);
    }

    /** See {@link CategoricalGeneralizedCrossEntropy}. */
    public static Tensor categoricalGeneralizedCrossEntropy(Tensor yTrue, Tensor yPred) {
        return new CategoricalGeneralizedCrossEntropy().unreduced(yTrue, yPred);
    }

    /** See {@link CategoricalGeneralizedCrossEntropy}. */
    public static Tensor categoricalGeneralizedCrossEntropy(Tensor yTrue, Tensor yPred, double q) {
        return new CategoricalGeneralizedCrossEntropy().q(q).unreduced(yTrue, yPred);
    }

    /** See {@link Dice}. */
    public static Tensor dice(Tensor yTrue, Tensor yPred) {
        return new Dice().unreduced(yTrue, yPred);
    }

    /** See {@link Tversky}. */
    public static Tensor tversky(Tensor yTrue, Tensor yPred) {
        return new Tversky().unreduced(yTrue, yPred);
    }

    /** See {@link Circle}. */
    public static Tensor circle(Tensor yTrue, Tensor yPred) {
        return new Circle().unreduced(yTrue, yPred);
    }

    /** See {@link CTC}. */
    public static Tensor ctc(Tensor yTrue, Tensor yPred) {
        return new CTC().unreduced(yTrue, yPred);
    }
}
