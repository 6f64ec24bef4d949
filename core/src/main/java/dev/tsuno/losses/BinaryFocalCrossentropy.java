package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.power;
import static dev.tsuno.ops.Ops.sigmoid;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/**
 * {@code mean((1 − p_t)^gamma · bce)} over an axis, with {@code p_t = y·p + (1 − y)·(1 − p)} and the binary crossentropy {@code bce}; with
 * class balancing times {@code y·alpha + (1 − y)·(1 − alpha)}. As {@code keras.losses.BinaryFocalCrossentropy}.
 */
public final class BinaryFocalCrossentropy extends ElementwiseLoss {
    private final Option<Boolean> applyClassBalancing = options().option("apply_class_balancing", Codecs.BOOL, false);
    private final Option<Double> alpha = options().option("alpha", Codecs.DOUBLE, 0.25);
    private final Option<Double> gamma = options().option("gamma", Codecs.DOUBLE, 2.0);
    private final Option<Boolean> fromLogits = options().option("from_logits", Codecs.BOOL, false);
    private final Option<Double> labelSmoothing = options().option("label_smoothing", Codecs.FRACTION, 0.0);
    private final Option<Integer> axis = options().option("axis", Codecs.INT, -1);

    /** Whether classes are weighted by alpha. Default: false. */
    public BinaryFocalCrossentropy applyClassBalancing(boolean applyClassBalancing) {
        options().set(this.applyClassBalancing, applyClassBalancing);
        return this;
    }

    /** The weight of class 1; that of class 0 is 1 − alpha. Default: 0.25. */
    public BinaryFocalCrossentropy alpha(double alpha) {
        options().set(this.alpha, alpha);
        return this;
    }

    /** How little easy samples count. Default: 2. */
    public BinaryFocalCrossentropy gamma(double gamma) {
        options().set(this.gamma, gamma);
        return this;
    }

    /** Whether y_pred are logits, not probabilities. Default: false. */
    public BinaryFocalCrossentropy fromLogits(boolean fromLogits) {
        options().set(this.fromLogits, fromLogits);
        return this;
    }

    /** y_true becomes {@code y_true · (1 − s) + s / 2}. Default: 0. */
    public BinaryFocalCrossentropy labelSmoothing(double labelSmoothing) {
        options().set(this.labelSmoothing, labelSmoothing);
        return this;
    }

    /** The axis that is averaged. Default: the last. */
    public BinaryFocalCrossentropy axis(int axis) {
        options().set(this.axis, axis);
        return this;
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        Tensor y = Crossentropy.smoothed(yTrue, labelSmoothing.get(), 2);
        Tensor p = fromLogits.get() ? sigmoid(yPred) : yPred;
        Tensor bce = Crossentropy.binary(y, p, false);
        Tensor probability = add(multiply(y, p), multiply(subtract(1, y), subtract(1, p)));
        Tensor focal = multiply(power(subtract(1, probability), gamma.get()), bce);
        if (applyClassBalancing.get()) {
            Tensor weight = add(multiply(y, alpha.get()), multiply(subtract(1, y), 1 - alpha.get()));
            focal = multiply(weight, focal);
        }
        return mean(focal, axis.get());
    }
}
