package dev.tsuno.layers;

/**
 * Convolution over two axes: an image, as {@code keras.layers.Conv2D}: {@code y = activation(Σ_k x[o · strides + k · dilation_rate] · kernel[k] + bias)}.
 *
 * <p>Input {@code (batch, height, width, channels)}, output {@code (batch, newHeight, newWidth, filters)}.
 * Weights, in Keras's order: kernel {@code (height, width, channels / groups, filters)}, bias {@code (filters)}.
 */
public final class Conv2D extends Convolution<Conv2D> {
    Conv2D() {
        super(2);
    }

    /** {@code kernelSize}: one number, or (height, width). */
    public Conv2D(int filters, int... kernelSize) {
        this();
        set(this.filters, filters);
        set(this.kernelSize, Sizes.list(2, kernelSize));
    }
}
