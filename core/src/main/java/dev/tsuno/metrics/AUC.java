package dev.tsuno.metrics;

import static dev.tsuno.losses.SampleWeights.divideNoNan;
import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.equal;
import static dev.tsuno.ops.Ops.greater;
import static dev.tsuno.ops.Ops.log;
import static dev.tsuno.ops.Ops.logicalAnd;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.minimum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.onesLike;
import static dev.tsuno.ops.Ops.sigmoid;
import static dev.tsuno.ops.Ops.slice;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.where;
import static dev.tsuno.ops.Ops.zerosLike;

import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Assignment;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The area under a curve of all thresholds, as {@code keras.metrics.AUC}: {@code Σ (x[i] − x[i+1]) · h[i]}, with the height h the mean
 * (interpolation), the larger (majoring) or the smaller (minoring) of {@code y[i]} and {@code y[i+1]}.
 *
 * <pre>
 * ROC      x = fp / (fp + tn)     y = tp / (tp + fn)
 * PR       x = tp / (tp + fn)     y = tp / (tp + fp)     interpolated as by Davis and Goadrich, 2006
 * PRGAIN   x, y = 1 − (tp + fn) / (tn + fp) · (fn | fp) / tp     as by Flach and Kull, 2015
 * </pre>
 */
public final class AUC extends ConfusionCurve {
    private final Option<Integer> numThresholds = options().option("num_thresholds", Codecs.SIZE, 200);
    private final Option<String> curve = options().option("curve", Words.of("ROC", "PR", "PRGAIN"), "ROC");
    private final Option<String> summationMethod =
            options().option("summation_method", Words.of("interpolation", "majoring", "minoring"), "interpolation");
    private final Option<Thresholds> thresholds = options().option("thresholds", Thresholds.CODEC, null);
    private final Option<Boolean> multiLabel = options().option("multi_label", Codecs.BOOL, false);
    private final Option<Integer> numLabels = options().option("num_labels", Codecs.SIZE, null);
    private final Option<double[]> labelWeights = options().option("label_weights", Numbers.CODEC, null);
    private final Option<Boolean> fromLogits = options().option("from_logits", Codecs.BOOL, false);

    /** How many thresholds, from 0 to 1. Default: 200. */
    public AUC numThresholds(int numThresholds) {
        options().set(this.numThresholds, numThresholds);
        return this;
    }

    /** ROC, PR or PRGAIN. Default: ROC. */
    public AUC curve(String curve) {
        options().set(this.curve, Words.of("ROC", "PR", "PRGAIN").decode(curve));
        return this;
    }

    /** interpolation, majoring or minoring. Default: interpolation. */
    public AUC summationMethod(String summationMethod) {
        options()
                .set(
                        this.summationMethod,
                        Words.of("interpolation", "majoring", "minoring").decode(summationMethod));
        return this;
    }

    /** Thresholds of one's own between 0 and 1, which are added. Default: numThresholds of them. */
    public AUC thresholds(double... thresholds) {
        options().set(this.thresholds, new Thresholds(false, thresholds.clone()));
        return this;
    }

    /** Whether each label has a curve of its own; the result is the mean of their areas. Default: false. */
    public AUC multiLabel(boolean multiLabel) {
        options().set(this.multiLabel, multiLabel);
        return this;
    }

    /** The number of labels with multiLabel. Default: as y_pred has them. */
    public AUC numLabels(int numLabels) {
        options().set(this.numLabels, numLabels);
        return this;
    }

    /** How much each label counts. Default: all the same. */
    public AUC labelWeights(double... labelWeights) {
        options().set(this.labelWeights, labelWeights.clone());
        return this;
    }

    /** Whether y_pred are logits. Default: false. */
    public AUC fromLogits(boolean fromLogits) {
        options().set(this.fromLogits, fromLogits);
        return this;
    }

    @Override
    public Map<String, @Nullable Object> getConfig() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>(super.getConfig());
        config.put("num_thresholds", limits().length);
        return config;
    }

    @Override
    Set<String> leftOut() {
        return Set.of("thresholds");
    }

    /** All thresholds, those just outside of 0 and 1 included. */
    private double[] limits() {
        Thresholds given = thresholds.orNull();
        double[] limits = given == null ? Thresholds.even(numThresholds.get()) : between(given);
        if (limits.length < 2) {
            throw new IllegalArgumentException(
                    "AUC: num_thresholds must be 2 or more, got " + numThresholds.get() + ".");
        }
        limits[0] = -EPSILON;
        limits[limits.length - 1] = 1 + EPSILON;
        return limits;
    }

    private static double[] between(Thresholds given) {
        DoubleStream sorted = Arrays.stream(given.values()).sorted();
        return DoubleStream.concat(DoubleStream.concat(DoubleStream.of(0), sorted), DoubleStream.of(1))
                .toArray();
    }

    private boolean isEven() {
        Thresholds given = thresholds.orNull();
        return given == null || Thresholds.areEven(between(given));
    }

    @Override
    protected void build(Shape yTrue, Shape yPred) {
        int n = limits().length;
        Integer labels = numLabels.orNull();
        if (!multiLabel.get()) {
            if (labels != null) {
                throw new IllegalArgumentException("AUC: num_labels is needed only with multi_label.");
            }
            makeStates(Shape.of(n));
            return;
        }
        if (yPred.rank() != 2) {
            throw new IllegalArgumentException(
                    "AUC: with multi_label y_pred must be (batch, labels), got " + yPred + ".");
        }
        makeStates(Shape.of(n, labels == null ? yPred.last() : labels));
    }

    @Override
    public List<Assignment> updateState(
            Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, @Nullable Tensor mask) {
        Confusion confusion = new Confusion(limits(), isEven(), null, null, multiLabel.get(), labelWeights.orNull());
        Tensor p = fromLogits.get() ? sigmoid(yPred) : yPred;
        return grown(confusion.counts(yTrue, p, sampleWeight, dtype()));
    }

    @Override
    public Tensor resultTensor() {
        boolean pr = curve.get().equals("PR");
        boolean interpolated = summationMethod.get().equals("interpolation");
        Tensor parts = sum(pr && interpolated ? interpolatedParts() : parts(), 0);
        double[] given = labelWeights.orNull();
        if (!multiLabel.get()) return parts;
        if (given == null) return mean(parts);
        Tensor weights = Ops.constant(NDArray.of(given).astype(dtype()));
        return divideNoNan(sum(multiply(parts, weights)), sum(weights));
    }

    private Tensor parts() {
        Tensor x;
        Tensor y;
        switch (curve.get()) {
            case "ROC":
                x = share(falsePositives(), trueNegatives());
                y = sensitivity();
                break;
            case "PR":
                x = sensitivity();
                y = precision();
                break;
            default:
                Tensor none = equal(truePositives(), 0);
                x = maximum(where(none, zerosLike(truePositives()), gain(falseNegatives())), 0);
                y = where(none, onesLike(truePositives()), gain(falsePositives()));
        }
        Tensor height = switch (summationMethod.get()) {
            case "interpolation" -> divide(add(first(y), rest(y)), 2);
            case "minoring" -> minimum(first(y), rest(y));
            default -> maximum(first(y), rest(y));
        };
        return multiply(subtract(first(x), rest(x)), height);
    }

    private Tensor gain(Tensor wrong) {
        Tensor ratio = divideNoNan(add(truePositives(), falseNegatives()), add(trueNegatives(), falsePositives()));
        return subtract(1, multiply(ratio, divideNoNan(wrong, truePositives())));
    }

    private Tensor interpolatedParts() {
        Tensor tp = truePositives();
        Tensor p = add(tp, falsePositives());
        Tensor dtp = subtract(first(tp), rest(tp));
        Tensor slope = divideNoNan(dtp, maximum(subtract(first(p), rest(p)), 0));
        Tensor intercept = subtract(rest(tp), multiply(slope, rest(p)));
        Tensor both = logicalAnd(greater(first(p), 0), greater(rest(p), 0));
        Tensor ratio = where(both, divideNoNan(first(p), maximum(rest(p), 0)), onesLike(rest(p)));
        Tensor area = multiply(slope, add(dtp, multiply(intercept, log(ratio))));
        return divideNoNan(area, maximum(add(rest(tp), rest(falseNegatives())), 0));
    }

    private static Tensor first(Tensor x) {
        return slice(x, 0, 0, x.shape().dim(0) - 1);
    }

    private static Tensor rest(Tensor x) {
        return slice(x, 0, 1, x.shape().dim(0));
    }
}
