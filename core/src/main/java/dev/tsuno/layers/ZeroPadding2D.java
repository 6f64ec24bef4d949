package dev.tsuno.layers;

import java.util.List;

/**
 * Zeros around two axes: an image, as {@code keras.layers.ZeroPadding2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, newHeight, newWidth, channels)}.
 */
public final class ZeroPadding2D extends Padding<ZeroPadding2D> {
    /** One zero on every side. */
    public ZeroPadding2D() {
        super(2, List.of(1, 1));
    }

    /** One number for all sides, (height, width), or (top, bottom, left, right). */
    public ZeroPadding2D(int size, int... more) {
        this();
        set(padding, new Margins(2).of(size, more));
    }
}
