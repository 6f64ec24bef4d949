package dev.tsuno.layers;

/**
 * Transposed convolution over two axes: an image, as {@code keras.layers.Conv2DTranspose}: the way back through a convolution,
 * {@code y[i · strides + k · dilation_rate] += x[i] · kernel[k]ᵀ}, then bias and activation.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, newHeight, newWidth, filters)}.
 * Weights, in Keras's order: kernel {@code (height, width, filters, channels)}, bias {@code (filters)}.
 */
public final class Conv2DTranspose extends TransposedConvolution<Conv2DTranspose> {
    Conv2DTranspose() {
        super(2);
    }

    /** {@code kernelSize}: one number, or (height, width). */
    public Conv2DTranspose(int filters, int... kernelSize) {
        this();
        set(this.filters, filters);
        set(this.kernelSize, Sizes.list(2, kernelSize));
    }
}
