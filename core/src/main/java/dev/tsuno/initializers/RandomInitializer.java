package dev.tsuno.initializers;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.random.Seeds;
import dev.tsuno.random.Ticket;

/** An initializer that draws: the same values at every call for the same shape. */
public abstract class RandomInitializer extends Initializer {
    private final Option<Long> seed = options().option("seed", Codecs.LONG, null);
    private long drawn;
    private final Ticket ticket = Seeds.register(() -> {
        if (seed.orNull() == null) drawn = Seeds.randint();
    });

    /** The seed option; a subclass offers it in its own type. */
    protected final void setSeed(long value) {
        options().set(seed, value);
    }

    @Override
    public final void settle() {
        Seeds.resolvePending(); // what its owner has made before
        ticket.resolve();
    }

    /** The seed given, or drawn when this was made. */
    final long seed() {
        ticket.resolve();
        Long given = seed.orNull();
        return given == null ? drawn : given;
    }

    @Override
    public final NDArray values(Shape shape, DType dtype) {
        long first = seed();
        int size = Math.toIntExact(shape.size());
        if (dtype == DType.FLOAT64) {
            double[] out = new double[size];
            draw(first, shape, out);
            return NDArray.wrap(out, shape);
        }
        float[] out = new float[size];
        draw(first, shape, out);
        return NDArray.wrap(out, shape);
    }

    protected abstract void draw(long seed, Shape shape, float[] out);

    protected abstract void draw(long seed, Shape shape, double[] out);
}
