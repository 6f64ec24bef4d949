package dev.tsuno.initializers;

/** Uniform numbers from −limit to limit, limit = sqrt(3 / fan_in) (LeCun et al. 1998). As {@code keras.initializers.LecunUniform}. */
public final class LecunUniform extends FanInitializer {
    public LecunUniform seed(long seed) {
        setSeed(seed);
        return this;
    }

    @Override
    double scale() {
        return 1;
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
