package dev.tsuno.layers;

/**
 * Drops whole channels at random in training; the others are multiplied by {@code 1 / (1 − rate)}. As
 * {@code keras.layers.SpatialDropout2D}.
 *
 * <p>Input and output {@code (batch, rows, columns, channels)}, with channels_first {@code (batch, channels, rows, columns)}.
 */
public final class SpatialDropout2D extends SpatialDropout<SpatialDropout2D> {
    SpatialDropout2D() {
        super(4, true);
    }

    /** {@code rate} from 0 to 1. */
    public SpatialDropout2D(double rate) {
        this();
        set(amount, rate);
    }

    /** "channels_last" or "channels_first". Default: channels_last. */
    public SpatialDropout2D dataFormat(String format) {
        return format(format);
    }
}
