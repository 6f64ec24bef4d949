package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.log;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.negative;
import static dev.tsuno.ops.Ops.power;
import static dev.tsuno.ops.Ops.softmax;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.sum;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/**
 * {@code Σ alpha · (1 − p)^gamma · (−y·log(p))} over an axis, y one-hot, p divided by its sum and clipped to 1e-7 … 1 − 1e-7. As
 * {@code keras.losses.CategoricalFocalCrossentropy}.
 */
public final class CategoricalFocalCrossentropy extends ElementwiseLoss {
    private final Option<Double> alpha = options().option("alpha", Codecs.DOUBLE, 0.25);
    private final Option<Double> gamma = options().option("gamma", Codecs.DOUBLE, 2.0);
    private final Option<Boolean> fromLogits = options().option("from_logits", Codecs.BOOL, false);
    private final Option<Double> labelSmoothing = options().option("label_smoothing", Codecs.FRACTION, 0.0);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    /** The weight of all classes. Default: 0.25. */
    public CategoricalFocalCrossentropy alpha(double alpha) {
        options().set(this.alpha, alpha);
        return this;
    }

    /** How little easy samples count. Default: 2. */
    public CategoricalFocalCrossentropy gamma(double gamma) {
        options().set(this.gamma, gamma);
        return this;
    }

    /** Whether y_pred are logits, not probabilities. Default: false. */
    public CategoricalFocalCrossentropy fromLogits(boolean fromLogits) {
        options().set(this.fromLogits, fromLogits);
        return this;
    }

    /** y_true becomes {@code y_true · (1 − s) + s / classes}. Default: 0. */
    public CategoricalFocalCrossentropy labelSmoothing(double labelSmoothing) {
        options().set(this.labelSmoothing, labelSmoothing);
        return this;
    }

    /** The axis of the classes. Default: the last. */
    public CategoricalFocalCrossentropy axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Tensor y =
                Crossentropy.smoothed(yTrue, labelSmoothing.get(), yTrue.shape().last());
        Tensor p = Crossentropy.normalized(fromLogits.get() ? softmax(yPred, axis.get()) : yPred, axis.get());
        Tensor crossentropy = multiply(negative(y), log(p));
        Tensor weight = multiply(power(subtract(1, p), gamma.get()), alpha.get());
        return sum(multiply(weight, crossentropy), axis.get());
    }
}
