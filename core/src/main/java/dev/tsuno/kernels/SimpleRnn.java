package dev.tsuno.kernels;

import org.jspecify.annotations.Nullable;

/**
 * The buffers of a fused SimpleRNN with tanh: {@code h[t] = tanh(bias + x[t] · kernel + h[t-1] · recurrentKernel)}.
 *
 * <p>x (B, T, F), kernel (F, H), recurrentKernel (H, H), bias (H), states (B, H), sequences (B, T, H).
 */
public final class SimpleRnn {
    private SimpleRnn() {}

    /**
     * @param initialState zeros if absent
     * @param sequences all outputs, if wanted
     * @param lastState the last output, if wanted
     * @param hidden (T + 1, B, H): h[-1], h[0] … kept for the gradient; absent when only predicting
     * @param mask (B, T): where 0, a step keeps the states; absent: none does
     */
    public record Forward(
            Buffer x,
            Buffer kernel,
            Buffer recurrentKernel,
            @Nullable Buffer bias,
            @Nullable Buffer initialState,
            @Nullable Buffer sequences,
            @Nullable Buffer lastState,
            @Nullable Buffer hidden,
            @Nullable Buffer mask) {
        /** Without a mask. */
        public Forward(
                Buffer x,
                Buffer kernel,
                Buffer recurrentKernel,
                @Nullable Buffer bias,
                @Nullable Buffer initialState,
                @Nullable Buffer sequences,
                @Nullable Buffer lastState,
                @Nullable Buffer hidden) {
            this(x, kernel, recurrentKernel, bias, initialState, sequences, lastState, hidden, null);
        }
    }

    /** Gradients: those of the outputs that have one come in, those that are wanted go out, the others are absent. The mask is the forward pass's. */
    public record Backward(
            Buffer x,
            Buffer kernel,
            Buffer recurrentKernel,
            Buffer hidden,
            @Nullable Buffer dSequences,
            @Nullable Buffer dLastState,
            @Nullable Buffer dx,
            @Nullable Buffer dKernel,
            @Nullable Buffer dRecurrentKernel,
            @Nullable Buffer dBias,
            @Nullable Buffer dInitialState,
            @Nullable Buffer mask) {
        /** Without a mask. */
        public Backward(
                Buffer x,
                Buffer kernel,
                Buffer recurrentKernel,
                Buffer hidden,
                @Nullable Buffer dSequences,
                @Nullable Buffer dLastState,
                @Nullable Buffer dx,
                @Nullable Buffer dKernel,
                @Nullable Buffer dRecurrentKernel,
                @Nullable Buffer dBias,
                @Nullable Buffer dInitialState) {
            this(
                    x,
                    kernel,
                    recurrentKernel,
                    hidden,
                    dSequences,
                    dLastState,
                    dx,
                    dKernel,
                    dRecurrentKernel,
                    dBias,
                    dInitialState,
                    null);
        }
    }
}
