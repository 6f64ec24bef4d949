package dev.tsuno.regularizers;

import dev.tsuno.config.Configurable;
import dev.tsuno.config.Option;
import dev.tsuno.config.Options;
import dev.tsuno.ops.Tensor;

/** A penalty on a weight or an output. As {@code keras.regularizers.Regularizer}. */
public abstract class Regularizer implements Configurable {
    private final Options options = new Options(this::className);

    @Override
    public final Options options() {
        return options;
    }

    /** The penalty, a scalar. */
    public abstract Tensor apply(Tensor x);

    /** The value that Keras computes with: rounded to float32, also where the weights are float64. */
    static double factor(Option<Double> option) {
        return option.get().floatValue();
    }

    @Override
    public String toString() {
        return className() + getConfig();
    }
}
