package dev.tsuno.initializers;

import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;

/** Numbers whose variance is {@code scale} divided by the fan of the weight. As {@code keras.initializers.VarianceScaling}. */
public final class VarianceScaling extends FanInitializer {
    private final Option<Double> scale = options().option("scale", Codecs.POSITIVE, 1.0);
    private final Option<String> mode =
            options().option("mode", Codecs.oneOf("fan_in", "fan_out", "fan_avg"), "fan_in");
    private final Option<String> distribution = options()
            .option(
                    "distribution",
                    Codecs.oneOf("truncated_normal", "untruncated_normal", "uniform"),
                    "truncated_normal");

    public VarianceScaling() {}

    public VarianceScaling(double scale, String mode, String distribution) {
        options().set(this.scale, scale);
        options().set(this.mode, mode);
        options().set(this.distribution, distribution);
    }

    public VarianceScaling seed(long seed) {
        setSeed(seed);
        return this;
    }

    @Override
    double scale() {
        return scale.get();
    }

    @Override
    String mode() {
        return mode.get();
    }

    @Override
    String distribution() {
        return distribution.get();
    }
}
