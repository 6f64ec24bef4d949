package dev.tsuno.layers;

/**
 * Convolution of each channel by itself over one axis: a sequence, as {@code keras.layers.DepthwiseConv1D}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, newSteps, channels · depth_multiplier)}.
 * Weights, in Keras's order: kernel {@code (size, channels, depth_multiplier)}, bias {@code (channels · depth_multiplier)}.
 */
public final class DepthwiseConv1D extends DepthwiseConvolution<DepthwiseConv1D> {
    /** Without its size, which a config brings. */
    DepthwiseConv1D() {
        super(1);
    }

    /** {@code size} of the kernel, and {@code more} of it where the axes differ: one number. */
    public DepthwiseConv1D(int size, int... more) {
        this();
        set(kernelSize, Sizes.list(1, size, more));
    }
}
