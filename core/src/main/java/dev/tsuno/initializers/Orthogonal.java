package dev.tsuno.initializers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/**
 * An orthogonal matrix (Saxe et al. 2014), its orthonormal rows or columns multiplied by {@code gain} (1). As
 * {@code keras.initializers.Orthogonal}; shapes of more axes are flattened to (all but the last, last).
 */
public final class Orthogonal extends RandomInitializer {
    private final Option<Double> gain = options().option("gain", Codecs.DOUBLE, 1.0);

    public Orthogonal() {}

    public Orthogonal(double gain) {
        options().set(this.gain, gain);
    }

    public Orthogonal seed(long seed) {
        setSeed(seed);
        return this;
    }

    @Override
    protected void draw(long seed, Shape shape, float[] out) {
        dev.tsuno.random.Orthogonal.fill(seed, 0, rows(shape), shape.last(), gain.get(), out);
    }

    @Override
    protected void draw(long seed, Shape shape, double[] out) {
        dev.tsuno.random.Orthogonal.fill(seed, 0, rows(shape), shape.last(), gain.get(), out);
    }

    private static int rows(Shape shape) {
        if (shape.rank() < 2)
            throw new IllegalArgumentException("Orthogonal needs a shape of two axes or more, got " + shape + ".");
        return Math.toIntExact(shape.size() / shape.last());
    }
}
