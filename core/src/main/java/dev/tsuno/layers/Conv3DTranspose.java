package dev.tsuno.layers;

/**
 * Transposed convolution over three axes: a volume, as {@code keras.layers.Conv3DTranspose}: the way back through a convolution,
 * {@code y[i · strides + k · dilation_rate] += x[i] · kernel[k]ᵀ}, then bias and activation.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, newDepth, newHeight, newWidth, filters)}.
 * Weights, in Keras's order: kernel {@code (depth, height, width, filters, channels)}, bias {@code (filters)}.
 */
public final class Conv3DTranspose extends TransposedConvolution<Conv3DTranspose> {
    Conv3DTranspose() {
        super(3);
    }

    /** {@code kernelSize}: one number, or (depth, height, width). */
    public Conv3DTranspose(int filters, int... kernelSize) {
        this();
        set(this.filters, filters);
        set(this.kernelSize, Sizes.list(3, kernelSize));
    }
}
