package dev.tsuno.kernels;

import org.jspecify.annotations.Nullable;

/**
 * The buffers of a fused GRU with tanh and sigmoid, reset after the product (Cho et al. 2014 as cuDNN has it; Keras's GRU with
 * {@code reset_after=True}):
 *
 * <pre>
 * p = bias[0] + x[t] · kernel;  q = bias[1] + h[t-1] · recurrentKernel      columns z, r, h of H each
 * z = sigmoid(p_z + q_z);  r = sigmoid(p_r + q_r);  n = tanh(p_h + r · q_h)
 * h[t] = z · h[t-1] + (1 − z) · n
 * </pre>
 *
 * <p>x (B, T, F), kernel (F, 3H), recurrentKernel (H, 3H), bias (2, 3H), states (B, H), sequences (B, T, H).
 */
public final class Gru {
    private Gru() {}

    /**
     * What the gradient needs of the forward pass. The backward kernel may overwrite it all.
     *
     * @param hidden (T + 1, B, H): h[-1], h[0] …
     * @param gates (3, T, B, H): z, r, n after their activation
     * @param recurrent (3, T, B, H): q, of which the third plane is needed
     */
    public record Saved(Buffer hidden, Buffer gates, Buffer recurrent) {}

    /**
     * @param initialState zeros if absent
     * @param sequences all outputs, if wanted
     * @param lastState the last output, if wanted
     * @param saved absent when only predicting
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
            @Nullable Saved saved,
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
                @Nullable Saved saved) {
            this(x, kernel, recurrentKernel, bias, initialState, sequences, lastState, saved, null);
        }
    }

    /** Gradients: those of the outputs that have one come in, those that are wanted go out, the others are absent. The mask is the forward pass's. */
    public record Backward(
            Buffer x,
            Buffer kernel,
            Buffer recurrentKernel,
            Saved saved,
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
                Saved saved,
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
                    saved,
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
