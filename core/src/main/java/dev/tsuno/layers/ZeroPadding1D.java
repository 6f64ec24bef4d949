package dev.tsuno.layers;

/**
 * Zeros around one axis: a sequence, as {@code keras.layers.ZeroPadding1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, newSteps, channels)}.
 */
public final class ZeroPadding1D extends Padding<ZeroPadding1D> {
    /** One zero on every side. */
    public ZeroPadding1D() {
        super(1, 1);
    }

    /** One number for both sides, or (before, after). */
    public ZeroPadding1D(int size, int... more) {
        this();
        set(padding, new Margins(1).of(size, more));
    }
}
