package dev.tsuno.layers;

import java.util.List;

/**
 * Cuts off the ends of two axes: an image, as {@code keras.layers.Cropping2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, newHeight, newWidth, channels)}.
 */
public final class Cropping2D extends Cropping<Cropping2D> {
    /** Nothing is cut off. */
    public Cropping2D() {
        super(2, List.of(List.of(0, 0), List.of(0, 0)));
    }

    /** One number for all sides, (height, width), or (top, bottom, left, right). */
    public Cropping2D(int size, int... more) {
        this();
        set(cropping, new Margins(2).of(size, more));
    }
}
