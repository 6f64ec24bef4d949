package dev.tsuno.constraints;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import java.util.List;

/**
 * The vectors along {@code axis} (0; for the kernel of a Conv2D 0, 1 and 2) are brought to a length from {@code min_value} (0) to
 * {@code max_value} (1), by {@code rate} (1) of the way. As {@code keras.constraints.MinMaxNorm}.
 */
public final class MinMaxNorm extends Constraint {
    private final Option<Double> minValue = options().option("min_value", Codecs.DOUBLE, 0.0);
    private final Option<Double> maxValue = options().option("max_value", Codecs.DOUBLE, 1.0);
    private final Option<Double> rate = options().option("rate", Codecs.DOUBLE, 1.0);
    private final Option<List<Integer>> axis = options().option("axis", Codecs.AXES, 0);

    public MinMaxNorm() {}

    public MinMaxNorm(double minValue, double maxValue, double rate, int... axis) {
        options().set(this.minValue, minValue);
        options().set(this.maxValue, maxValue);
        options().set(this.rate, rate);
        if (axis.length > 0) options().set(this.axis, axes(axis));
    }

    @Override
    public Tensor apply(Tensor weight) {
        Tensor norm = norm(weight, axis.get());
        Tensor clipped = Ops.clip(norm, minValue.get(), maxValue.get());
        Tensor wanted = Ops.add(Ops.multiply(clipped, rate.get()), Ops.multiply(norm, 1 - rate.get()));
        return Ops.multiply(weight, Ops.divide(wanted, Ops.add(norm, EPSILON)));
    }
}
