package dev.tsuno.initializers;

/** Truncated normal numbers, stddev = sqrt(1 / fan_in) (LeCun et al. 1998). As {@code keras.initializers.LecunNormal}. */
public final class LecunNormal extends FanInitializer {
    public LecunNormal seed(long seed) {
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
        return "truncated_normal";
    }
}
