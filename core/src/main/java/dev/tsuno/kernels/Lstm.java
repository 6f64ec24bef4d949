package dev.tsuno.kernels;

import org.jspecify.annotations.Nullable;

/**
 * The buffers of a fused LSTM with tanh and sigmoid (Hochreiter and Schmidhuber 1997, with forget gate; Keras's LSTM):
 *
 * <pre>
 * z = bias + x[t] · kernel + h[t-1] · recurrentKernel      columns i, f, c, o of H each
 * i, f, o = sigmoid(z_i), sigmoid(z_f), sigmoid(z_o);  g = tanh(z_c)
 * c[t] = f · c[t-1] + i · g;  h[t] = o · tanh(c[t])
 * </pre>
 *
 * <p>x (B, T, F), kernel (F, 4H), recurrentKernel (H, 4H), bias (4H), states (B, H), sequences (B, T, H).
 */
public final class Lstm {
    private Lstm() {}

    /**
     * What the gradient needs of the forward pass. The backward kernel may overwrite it all.
     *
     * @param hidden (T + 1, B, H): h[-1], h[0] …
     * @param gates (4, T, B, H): i, f, g, o after their activation
     * @param cells (T + 1, B, H): c[-1], c[0] …
     * @param tanhCells (T, B, H): tanh(c[t])
     */
    public record Saved(Buffer hidden, Buffer gates, Buffer cells, Buffer tanhCells) {}

    /**
     * @param initialState h[-1], zeros if absent
     * @param initialCarry c[-1], zeros if absent
     * @param sequences all outputs, if wanted
     * @param lastState the last h, if wanted
     * @param lastCarry the last c, if wanted
     * @param saved absent when only predicting
     * @param mask (B, T): where 0, a step keeps the states; absent: none does
     */
    public record Forward(
            Buffer x,
            Buffer kernel,
            Buffer recurrentKernel,
            @Nullable Buffer bias,
            @Nullable Buffer initialState,
            @Nullable Buffer initialCarry,
            @Nullable Buffer sequences,
            @Nullable Buffer lastState,
            @Nullable Buffer lastCarry,
            @Nullable Saved saved,
            @Nullable Buffer mask) {
        /** Without a mask. */
        public Forward(
                Buffer x,
                Buffer kernel,
                Buffer recurrentKernel,
                @Nullable Buffer bias,
                @Nullable Buffer initialState,
                @Nullable Buffer initialCarry,
                @Nullable Buffer sequences,
                @Nullable Buffer lastState,
                @Nullable Buffer lastCarry,
                @Nullable Saved saved) {
            this(
                    x,
                    kernel,
                    recurrentKernel,
                    bias,
                    initialState,
                    initialCarry,
                    sequences,
                    lastState,
                    lastCarry,
                    saved,
                    null);
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
            @Nullable Buffer dLastCarry,
            @Nullable Buffer dx,
            @Nullable Buffer dKernel,
            @Nullable Buffer dRecurrentKernel,
            @Nullable Buffer dBias,
            @Nullable Buffer dInitialState,
            @Nullable Buffer dInitialCarry,
            @Nullable Buffer mask) {
        /** Without a mask. */
        public Backward(
                Buffer x,
                Buffer kernel,
                Buffer recurrentKernel,
                Saved saved,
                @Nullable Buffer dSequences,
                @Nullable Buffer dLastState,
                @Nullable Buffer dLastCarry,
                @Nullable Buffer dx,
                @Nullable Buffer dKernel,
                @Nullable Buffer dRecurrentKernel,
                @Nullable Buffer dBias,
                @Nullable Buffer dInitialState,
                @Nullable Buffer dInitialCarry) {
            this(
                    x,
                    kernel,
                    recurrentKernel,
                    saved,
                    dSequences,
                    dLastState,
                    dLastCarry,
                    dx,
                    dKernel,
                    dRecurrentKernel,
                    dBias,
                    dInitialState,
                    dInitialCarry,
                    null);
        }
    }
}
