package dev.tsuno.initializers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/** Normal numbers of {@code mean} (0) and {@code stddev} (0.05). As {@code keras.initializers.RandomNormal}. */
public final class RandomNormal extends RandomInitializer {
    private final Option<Double> mean = options().option("mean", Codecs.DOUBLE, 0.0);
    private final Option<Double> stddev = options().option("stddev", Codecs.DOUBLE, 0.05);

    public RandomNormal() {}

    public RandomNormal(double mean, double stddev) {
        options().set(this.mean, mean);
        options().set(this.stddev, stddev);
    }

    public RandomNormal seed(long seed) {
        setSeed(seed);
        return this;
    }

    @Override
    protected void draw(long seed, Shape shape, float[] out) {
        Distribution.NORMAL.draw(seed, mean.get(), stddev.get(), out);
    }

    @Override
    protected void draw(long seed, Shape shape, double[] out) {
        Distribution.NORMAL.draw(seed, mean.get(), stddev.get(), out);
    }
}
