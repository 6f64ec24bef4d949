package dev.tsuno.layers;

/**
 * Convolution over three axes: a volume, as {@code keras.layers.Conv3D}: {@code y = activation(Σ_k x[o · strides + k · dilation_rate] · kernel[k] + bias)}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)}, output {@code (batch, newDepth, newHeight, newWidth, filters)}.
 * Weights, in Keras's order: kernel {@code (depth, height, width, channels / groups, filters)}, bias {@code (filters)}.
 */
public final class Conv3D extends Convolution<Conv3D> {
    Conv3D() {
        super(3);
    }

    /** {@code kernelSize}: one number, or (depth, height, width). */
    public Conv3D(int filters, int... kernelSize) {
        this();
        set(this.filters, filters);
        set(this.kernelSize, Sizes.list(3, kernelSize));
    }
}
