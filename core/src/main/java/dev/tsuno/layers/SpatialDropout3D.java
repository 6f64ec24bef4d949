package dev.tsuno.layers;

/**
 * Drops whole channels at random in training; the others are multiplied by {@code 1 / (1 − rate)}. As
 * {@code keras.layers.SpatialDropout3D}.
 *
 * <p>Input and output {@code (batch, dim 1, dim 2, dim 3, channels)}, with channels_first {@code (batch, channels, dim 1, dim 2, dim 3)}.
 */
public final class SpatialDropout3D extends SpatialDropout<SpatialDropout3D> {
    SpatialDropout3D() {
        super(5, true);
    }

    /** {@code rate} from 0 to 1. */
    public SpatialDropout3D(double rate) {
        this();
        set(amount, rate);
    }

    /** "channels_last" or "channels_first". Default: channels_last. */
    public SpatialDropout3D dataFormat(String format) {
        return format(format);
    }
}
