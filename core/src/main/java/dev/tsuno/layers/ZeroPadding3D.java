package dev.tsuno.layers;

import java.util.List;

/**
 * Zeros around three axes: a volume, as {@code keras.layers.ZeroPadding3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, newDepth, newHeight, newWidth, channels)}.
 */
public final class ZeroPadding3D extends Padding<ZeroPadding3D> {
    /** One zero on every side. */
    public ZeroPadding3D() {
        super(3, List.of(List.of(1, 1), List.of(1, 1), List.of(1, 1)));
    }

    /** One number for all sides, one for each axis, or two for each axis: before and after. */
    public ZeroPadding3D(int size, int... more) {
        this();
        set(padding, new Margins(3).of(size, more));
    }
}
