package dev.tsuno.layers;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.ops.Tensor;
import dev.tsuno.random.SeedGenerator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A layer that changes its input at random in training, and does nothing else: {@link Dropout} and its kin. Each training call of a program
 * draws once from the layer's generator, as Keras does; prediction and evaluation draw nothing.
 */
public abstract class Noise<L extends Noise<L>> extends Layer<L> {
    final Option<Double> amount;
    final Option<Long> seed;

    private @Nullable SeedGenerator unseeded;
    private @Nullable SeedGenerator seeded;

    /** {@code amount} is Keras's key of how much: {@code rate}. */
    Noise(String amount) {
        this.amount = options().required(amount, Codecs.FRACTION);
        this.seed = options().option("seed", Codecs.LONG, null);
    }

    /** The seed of what is drawn. Default: one drawn when the layer is made. */
    public final L seed(long seed) {
        return set(this.seed, seed);
    }

    /** Keras makes the generator with the layer, if there is anything to draw. */
    @Override
    protected void drawSeeds() {
        super.drawSeeds();
        if (amount.isGiven() && amount.get() > 0 && seed.orNull() == null) unseeded = new SeedGenerator();
    }

    /** Where the layer draws from; its state is what Keras saves with the layer. Null if it draws nothing. */
    public final @Nullable SeedGenerator seedGenerator() {
        name(); // it has drawn its seed
        if (amount.get() == 0) return null;
        Long given = seed.orNull();
        if (given == null) return unseeded;
        if (seeded == null) seeded = new SeedGenerator(given);
        return seeded;
    }

    final SeedGenerator generator() {
        return Objects.requireNonNull(seedGenerator());
    }

    @Override
    protected boolean supportsMasking() {
        return true;
    }

    @Override
    protected final List<Tensor> call(Call call) {
        Tensor x = call.input();
        return List.of(call.training() && amount.get() > 0 ? noisy(x) : x);
    }

    /** What becomes of the input in training, if the amount is more than 0. */
    abstract Tensor noisy(Tensor x);
}
