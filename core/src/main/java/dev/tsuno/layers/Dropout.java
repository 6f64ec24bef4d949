package dev.tsuno.layers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Ops;
import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Sets inputs to 0 at random in training, each with probability {@code rate}; the others are multiplied by {@code 1 / (1 − rate)}, so that
 * their sum is expected to stay. As {@code keras.layers.Dropout}. Output as input, of any shape.
 */
public final class Dropout extends Noise<Dropout> {
    private final Option<NoiseShape> noiseShape = options().option("noise_shape", NoiseShape.CODEC, null);

    Dropout() {
        super("rate");
    }

    /** {@code rate} from 0 to 1. */
    public Dropout(double rate) {
        this();
        set(amount, rate);
    }

    /**
     * The shape of the mask, one size an axis: 1 to drop along the axis all or nothing, null for the input's own size.
     * {@code noiseShape(null, 1, null)} has the same mask at every time step. Default: that of the input.
     */
    public Dropout noiseShape(@Nullable Integer... sizes) {
        return set(noiseShape, NoiseShape.of(sizes));
    }

    @Override
    Tensor noisy(Tensor x) {
        NoiseShape given = noiseShape.orNull();
        Shape noise = given == null ? x.shape() : given.on(x.shape(), this);
        return Ops.dropout(x, amount.get(), noise, generator());
    }
}
