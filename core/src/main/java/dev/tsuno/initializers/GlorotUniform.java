package dev.tsuno.initializers;

/** Uniform numbers from −limit to limit, limit = sqrt(6 / (fan_in + fan_out)) (Glorot and Bengio 2010). As {@code keras.initializers.GlorotUniform}. */
public final class GlorotUniform extends FanInitializer {
    public GlorotUniform seed(long seed) {
        setSeed(seed);
        return this;
    }

    @Override
    double scale() {
        return 1;
    }

    @Override
    String mode() {
        return "fan_avg";
    }

    @Override
    String distribution() {
        return "uniform";
    }
}
