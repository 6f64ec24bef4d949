package dev.tsuno.layers;

/**
 * Convolution of each channel by itself, then one over all channels, over one axis: a sequence, as {@code keras.layers.SeparableConv1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, newSteps, filters)}.
 * Weights, in Keras's order: depthwise kernel {@code (size, channels, depth_multiplier)}, pointwise kernel
 * {@code (1, channels · depth_multiplier, filters)}, bias {@code (filters)}.
 */
public final class SeparableConv1D extends SeparableConvolution<SeparableConv1D> {
    SeparableConv1D() {
        super(1);
    }

    /** {@code kernelSize}: one number. */
    public SeparableConv1D(int filters, int... kernelSize) {
        this();
        set(this.filters, filters);
        set(this.kernelSize, Sizes.list(1, kernelSize));
    }
}
