package dev.tsuno.layers;

/**
 * Convolutional long short-term memory (Shi et al. 2015) over one axis: a sequence at each step, as {@code keras.layers.ConvLSTM1D}. The equations and
 * weights are those of Keras's {@code ConvLSTMCell}: kernel, recurrent kernel, bias; states h, c.
 *
 * <p>Input {@code (batch, time, steps, channels)}; output {@code (batch, newSteps, filters)}, with {@code returnSequences}
 * {@code (batch, time, newSteps, filters)}. The time axis is always the second.
 */
public final class ConvLSTM1D extends ConvLstm<ConvLSTM1D> {
    ConvLSTM1D() {
        super(1);
    }

    /** {@code kernelSize}: one number. */
    public ConvLSTM1D(int filters, int... kernelSize) {
        this();
        set(this.filters, filters);
        set(this.kernelSize, Sizes.list(1, kernelSize));
    }
}
