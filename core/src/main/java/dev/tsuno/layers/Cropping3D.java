package dev.tsuno.layers;

import java.util.List;

/**
 * Cuts off the ends of three axes: a volume, as {@code keras.layers.Cropping3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, newDepth, newHeight, newWidth, channels)}.
 */
public final class Cropping3D extends Cropping<Cropping3D> {
    /** One element on every side. */
    public Cropping3D() {
        super(3, List.of(List.of(1, 1), List.of(1, 1), List.of(1, 1)));
    }

    /** One number for all sides, one for each axis, or two for each axis: before and after. */
    public Cropping3D(int size, int... more) {
        this();
        set(cropping, new Margins(3).of(size, more));
    }
}
