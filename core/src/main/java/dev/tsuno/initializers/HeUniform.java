package dev.tsuno.initializers;

/** Uniform numbers from −limit to limit, limit = sqrt(6 / fan_in) (He et al. 2015). As {@code keras.initializers.HeUniform}. */
public final class HeUniform extends FanInitializer {
    public HeUniform seed(long seed) {
        setSeed(seed);
        return this;
    }

    @Override
    double scale() {
        return 2;
    }

    @Override
    String mode() {
        return "fan_in";
    }

    @Override
    String distribution() {
        return "uniform";
    }
}
