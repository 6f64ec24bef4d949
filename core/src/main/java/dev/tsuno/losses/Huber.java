package dev.tsuno.losses;

import static dev.tsuno.ops.Ops.abs;
import static dev.tsuno.ops.Ops.lessEqual;
import static dev.tsuno.ops.Ops.mean;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.subtract;
import static dev.tsuno.ops.Ops.where;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import java.util.Set;

/**
 * {@code mean(e)} over the last axis of {@code e = ½d²} where {@code |d| ≤ delta}, else {@code delta · |d| − ½ delta²}, with
 * {@code d = y_pred − y_true}. As {@code keras.losses.Huber}, whose name is {@code huber_loss}.
 */
public final class Huber extends ElementwiseLoss {
    private final Option<Double> delta = options().option("delta", Codecs.DOUBLE, 1.0);

    public Huber() {
        super("huber_loss");
    }

    /** Where the square ends and the line begins. Default: 1. */
    public Huber delta(double delta) {
        options().set(this.delta, delta);
        return this;
    }

    @Override
    Set<String> leftOut() {
        return Set.of("delta");
    }

    @Override
    public Tensor values(Tensor yTrue, Tensor yPred) {
        double d = delta.get();
        Tensor error = subtract(yPred, yTrue);
        Tensor size = abs(error);
        Tensor near = multiply(square(error), 0.5);
        Tensor far = subtract(multiply(size, d), 0.5 * d * d);
        return mean(where(lessEqual(size, d), near, far), -1);
    }
}
