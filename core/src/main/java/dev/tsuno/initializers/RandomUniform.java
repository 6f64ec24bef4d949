package dev.tsuno.initializers;

import dev.tsuno.array.Shape;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/** Uniform numbers from {@code minval} (−0.05) to {@code maxval} (0.05). As {@code keras.initializers.RandomUniform}. */
public final class RandomUniform extends RandomInitializer {
    private final Option<Double> minval = options().option("minval", Codecs.DOUBLE, -0.05);
    private final Option<Double> maxval = options().option("maxval", Codecs.DOUBLE, 0.05);

    public RandomUniform() {}

    public RandomUniform(double minval, double maxval) {
        options().set(this.minval, minval);
        options().set(this.maxval, maxval);
    }

    public RandomUniform seed(long seed) {
        setSeed(seed);
        return this;
    }

    @Override
    protected void draw(long seed, Shape shape, float[] out) {
        Distribution.UNIFORM.draw(seed, minval.get(), maxval.get(), out);
    }

    @Override
    protected void draw(long seed, Shape shape, double[] out) {
        Distribution.UNIFORM.draw(seed, minval.get(), maxval.get(), out);
    }
}
