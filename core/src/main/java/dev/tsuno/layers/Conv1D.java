package dev.tsuno.layers;

/**
 * Convolution over one axis: a sequence, as {@code keras.layers.Conv1D}: {@code y = activation(Σ_k x[o · strides + k · dilation_rate] · kernel[k] + bias)}.
 *
 * <p>Input {@code (batch, steps, channels)}, output {@code (batch, newSteps, filters)}.
 * Weights, in Keras's order: kernel {@code (size, channels / groups, filters)}, bias {@code (filters)}.
 */
public final class Conv1D extends Convolution<Conv1D> {
    Conv1D() {
        super(1);
    }

    /** {@code kernelSize}: one number. */
    public Conv1D(int filters, int... kernelSize) {
        this();
        set(this.filters, filters);
        set(this.kernelSize, Sizes.list(1, kernelSize));
    }
}
