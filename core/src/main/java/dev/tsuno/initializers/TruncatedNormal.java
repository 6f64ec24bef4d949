package dev.tsuno.initializers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/** Normal numbers of {@code mean} (0) and {@code stddev} (0.05), drawn again beyond two standard deviations. As {@code keras.initializers.TruncatedNormal}. */
public final class TruncatedNormal extends RandomInitializer {
    private final Option<Double> mean = options().option("mean", Codecs.DOUBLE, 0.0);
    private final Option<Double> stddev = options().option("stddev", Codecs.DOUBLE, 0.05);

    public TruncatedNormal() {}

    public TruncatedNormal(double mean, double stddev) {
        options().set(this.mean, mean);
        options().set(this.stddev, stddev);
    }

    public TruncatedNormal seed(long seed) {
        setSeed(seed);
        return this;
    }

    @Override
    protected void draw(long seed, Shape shape, float[] out) {
        Distribution.TRUNCATED_NORMAL.draw(seed, mean.get(), stddev.get(), out);
    }

    @Override
    protected void draw(long seed, Shape shape, double[] out) {
        Distribution.TRUNCATED_NORMAL.draw(seed, mean.get(), stddev.get(), out);
    }
}
