package dev.tsuno.layers;

import dev.tsuno.activations.Activations;
import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;

/**
 * Rectified linear unit, as {@code keras.layers.ReLU}: {@code max_value} from there on, x above {@code threshold}, below it
 * {@code negative_slope · (x − threshold)}.
 */
public final class ReLU extends Layer<ReLU> {
    /** A number of 0 or more. */
    static final Codec<Double> NOT_NEGATIVE = new Codec<>() {
        @Override
        public Double decode(Object plain) {
            double value = Codecs.DOUBLE.decode(plain);
            if (!(value >= 0)) throw new IllegalArgumentException("expected a number of 0 or more, got " + plain);
            return value;
        }

        @Override
        public Object encode(Double value) {
            return value;
        }
    };

    private final Option<Double> maxValue = options().option("max_value", NOT_NEGATIVE, null);
    private final Option<Double> negativeSlope = options().option("negative_slope", NOT_NEGATIVE, 0.0);
    private final Option<Double> threshold = options().option("threshold", NOT_NEGATIVE, 0.0);

    /** Default: no maximum. */
    public ReLU maxValue(double maxValue) {
        return set(this.maxValue, maxValue);
    }

    /** Default: 0. */
    public ReLU negativeSlope(double negativeSlope) {
        return set(this.negativeSlope, negativeSlope);
    }

    /** Default: 0. */
    public ReLU threshold(double threshold) {
        return set(this.threshold, threshold);
    }

    @Override
    protected Tensor call(Tensor x) {
        return Activations.relu(x, negativeSlope.get(), maxValue.orNull(), threshold.get());
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }
}
