package dev.tsuno.layers;

/**
 * Convolution of each channel by itself, then one over all channels, over two axes: an image, as {@code keras.layers.SeparableConv2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, newHeight, newWidth, filters)}.
 * Weights, in Keras's order: depthwise kernel {@code (height, width, channels, depth_multiplier)}, pointwise kernel
 * {@code (1, 1, channels · depth_multiplier, filters)}, bias {@code (filters)}.
 */
public final class SeparableConv2D extends SeparableConvolution<SeparableConv2D> {
    SeparableConv2D() {
        super(2);
    }

    /** {@code kernelSize}: one number, or (height, width). */
    public SeparableConv2D(int filters, int... kernelSize) {
        this();
        set(this.filters, filters);
        set(this.kernelSize, Sizes.list(2, kernelSize));
    }
}
