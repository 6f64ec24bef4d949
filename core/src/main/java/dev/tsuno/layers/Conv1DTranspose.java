package dev.tsuno.layers;

/**
 * Transposed convolution over one axis: a sequence, as {@code keras.layers.Conv1DTranspose}: the way back through a convolution,
 * {@code y[i · strides + k · dilation_rate] += x[i] · kernel[k]ᵀ}, then bias and activation.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, newSteps, filters)}.
 * Weights, in Keras's order: kernel {@code (size, filters, channels)}, bias {@code (filters)}.
 */
public final class Conv1DTranspose extends TransposedConvolution<Conv1DTranspose> {
    Conv1DTranspose() {
        super(1);
    }

    /** {@code kernelSize}: one number. */
    public Conv1DTranspose(int filters, int... kernelSize) {
        this();
        set(this.filters, filters);
        set(this.kernelSize, Sizes.list(1, kernelSize));
    }
}
