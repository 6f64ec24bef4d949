package dev.tsuno.layers;

/**
 * Convolution of each channel by itself over two axes: an image, as {@code keras.layers.DepthwiseConv2D}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, newHeight, newWidth, channels · depth_multiplier)}.
 * Weights, in Keras's order: kernel {@code (height, width, channels, depth_multiplier)}, bias {@code (channels · depth_multiplier)}.
 */
public final class DepthwiseConv2D extends DepthwiseConvolution<DepthwiseConv2D> {
    /** Without its size, which a config brings. */
    DepthwiseConv2D() {
        super(2);
    }

    /** {@code size} of the kernel, and {@code more} of it where the axes differ: one number, or (height, width). */
    public DepthwiseConv2D(int size, int... more) {
        this();
        set(kernelSize, Sizes.list(2, size, more));
    }
}
