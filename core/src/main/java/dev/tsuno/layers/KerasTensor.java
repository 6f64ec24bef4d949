package dev.tsuno.layers;

import dev.tsuno.array.DType;
import dev.tsuno.array.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A value in a model of the functional API: what a layer will give, of which the shape is known and not the batch. As
 * {@code keras.KerasTensor}. Layers are applied to it; see {@link LayerCall} for where it comes from.
 */
public class KerasTensor {
    private final Shape shape;
    private DType dtype;
    private final @Nullable LayerCall source;
    private final int index;
    private @Nullable KerasTensor mask;

    KerasTensor(Shape shape, DType dtype, @Nullable LayerCall source, int index) {
        this.shape = shape;
        this.dtype = dtype;
        this.source = source;
        this.index = index;
    }

    /** With the batch, {@link Shape#UNKNOWN} where it is open. */
    public final Shape shape() {
        return shape;
    }

    public final DType dtype() {
        return dtype;
    }

    final void type(DType dtype) {
        this.dtype = dtype;
    }

    /** The call that gives it; null for an {@link Input}. */
    public final @Nullable LayerCall source() {
        return source;
    }

    /** Which of that call's outputs it is. */
    public final int index() {
        return index;
    }

    /** The mask that it brings along for the layer behind it; null if there is none. */
    public final @Nullable KerasTensor mask() {
        return mask;
    }

    final void mask(@Nullable KerasTensor mask) {
        this.mask = mask;
    }

    /** The name of the layer that gives it. */
    public String name() {
        return source == null ? "input" : source.layer().name();
    }

    @Override
    public String toString() {
        return name() + " " + shape;
    }
}
