package dev.tsuno.initializers;

/** Truncated normal numbers, stddev = sqrt(2 / fan_in) (He et al. 2015). As {@code keras.initializers.HeNormal}. */
public final class HeNormal extends FanInitializer {
    public HeNormal seed(long seed) {
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
        return "truncated_normal";
    }
}
