package dev.tsuno.layers;

/**
 * Convolutional long short-term memory (Shi et al. 2015) over two axes: an image at each step, as {@code keras.layers.ConvLSTM2D}. The equations and
 * weights are those of Keras's {@code ConvLSTMCell}: kernel, recurrent kernel, bias; states h, c.
 *
 * <p>Input {@code (batch, time, height, width, channels)}; output {@code (batch, newHeight, newWidth, filters)}, with {@code returnSequences}
 * {@code (batch, time, newHeight, newWidth, filters)}. The time axis is always the second.
 */
public final class ConvLSTM2D extends ConvLstm<ConvLSTM2D> {
    ConvLSTM2D() {
        super(2);
    }

    /** {@code kernelSize}: one number, or (height, width). */
    public ConvLSTM2D(int filters, int... kernelSize) {
        this();
        set(this.filters, filters);
        set(this.kernelSize, Sizes.list(2, kernelSize));
    }
}
