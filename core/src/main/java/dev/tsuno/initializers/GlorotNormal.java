package dev.tsuno.initializers;

/** Truncated normal numbers, stddev = sqrt(2 / (fan_in + fan_out)) (Glorot and Bengio 2010). As {@code keras.initializers.GlorotNormal}. */
public final class GlorotNormal extends FanInitializer {
    public GlorotNormal seed(long seed) {
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
        return "truncated_normal";
    }
}
