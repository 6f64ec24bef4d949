package dev.tsuno.layers;

/**
 * Drops whole features, over all time steps, at random in training; the others are multiplied by {@code 1 / (1 − rate)}. As
 * {@code keras.layers.SpatialDropout1D}.
 *
 * <p>Input and output {@code (batch, time, features)}.
 */
public final class SpatialDropout1D extends SpatialDropout<SpatialDropout1D> {
    SpatialDropout1D() {
        super(3, false);
    }

    /** {@code rate} from 0 to 1. */
    public SpatialDropout1D(double rate) {
        this();
        set(amount, rate);
    }
}
