package dev.tsuno.layers;

import static dev.tsuno.ops.Ops.add;
import static dev.tsuno.ops.Ops.cast;
import static dev.tsuno.ops.Ops.fill;
import static dev.tsuno.ops.Ops.greaterEqual;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.randomUniform;
import static dev.tsuno.ops.Ops.subtract;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Sets inputs to the negative saturation value of SELU at random in training, then scales and shifts, so that mean and variance are
 * expected to stay: {@code a · (x · kept + α' · (1 − kept)) + b}. As {@code keras.layers.AlphaDropout} (Klambauer et al. 2017). Output as
 * input, of any shape.
 */
public final class AlphaDropout extends Noise<AlphaDropout> {
    /** −alpha · scale of SELU: the value it approaches. */
    private static final double SATURATION = -1.6732632423543772 * 1.0507009873554805;

    private final Option<NoiseShape> noiseShape = options().option("noise_shape", NoiseShape.CODEC, null);

    AlphaDropout() {
        super("rate");
    }

    /** {@code rate} from 0 to less than 1. */
    public AlphaDropout(double rate) {
        this();
        set(amount, rate);
    }

    /** The shape of the mask, as of {@link Dropout#noiseShape}. */
    public AlphaDropout noiseShape(@Nullable Integer... sizes) {
        return set(noiseShape, NoiseShape.of(sizes));
    }

    @Override
    Tensor noisy(Tensor x) {
        double rate = amount.get();
        if (rate == 1) {
            throw new IllegalArgumentException(this + ": rate=1 leaves nothing to scale. Take one below 1.");
        }
        NoiseShape given = noiseShape.orNull();
        Shape noise = given == null ? x.shape() : given.on(x.shape(), this);
        Tensor u = randomUniform(noise, x.dtype(), 0, 1, generator());
        // The rate is a float also where the numbers are double: so does Keras compare.
        Tensor kept = cast(greaterEqual(u, fill((float) rate, Shape.SCALAR, x.dtype())), x.dtype());
        double a = Math.pow((1 - rate) * (1 + rate * (SATURATION * SATURATION)), -0.5);
        double b = -a * SATURATION * rate;
        Tensor mixed = add(multiply(x, kept), multiply(subtract(1, kept), SATURATION));
        return add(multiply(mixed, a), b);
    }
}
