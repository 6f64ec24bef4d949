package dev.tsuno.layers;

/**
 * Convolutional long short-term memory (Shi et al. 2015) over three axes: a volume at each step, as {@code keras.layers.ConvLSTM3D}. The equations and
 * weights are those of Keras's {@code ConvLSTMCell}: kernel, recurrent kernel, bias; states h, c.
 *
 * <p>Input {@code (batch, time, depth, height, width, channels)}; output {@code (batch, newDepth, newHeight, newWidth, filters)}, with {@code returnSequences}
 * {@code (batch, time, newDepth, newHeight, newWidth, filters)}. The time axis is always the second.
 */
public final class ConvLSTM3D extends ConvLstm<ConvLSTM3D> {
    ConvLSTM3D() {
        super(3);
    }

    /** {@code kernelSize}: one number, or (depth, height, width). */
    public ConvLSTM3D(int filters, int... kernelSize) {
        this();
        set(this.filters, filters);
        set(this.kernelSize, Sizes.list(3, kernelSize));
    }
}
