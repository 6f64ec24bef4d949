package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the forward passes of the recurrent kernels share: where a time step stands in memory, the states before the first step, and
 * the outputs.
 *
 * <p>When the gradient will be wanted, all steps are kept. When only predicting, memory for one block of steps is used again and again:
 * {@code place(t)} says where step t stands, and the state after a block is carried to the front of the next.
 */
final class RecurrentForward {
    /** Steps of a block of the input product. */
    final int block;
    /** Steps that are kept. */
    final int span;
    /** Elements of a time step. */
    final int n;
    /** Elements of a gate plane. */
    final int plane;
    /** (span + 1, B, H): h before the first kept step, after it, … */
    final float[] hidden;

    private final RecurrentSizes sizes;
    private final float @Nullable [] initialState;
    private final float @Nullable [] sequences;
    private final float @Nullable [] lastState;

    RecurrentForward(
            RecurrentSizes sizes,
            @Nullable Buffer hidden,
            @Nullable Buffer initialState,
            @Nullable Buffer sequences,
            @Nullable Buffer lastState) {
        this.sizes = sizes;
        this.initialState = initialState == null ? null : initialState.floats();
        this.sequences = sequences == null ? null : sequences.floats();
        this.lastState = lastState == null ? null : lastState.floats();
        n = sizes.batch() * sizes.units();
        block = InputProduct.steps(sizes);
        span = hidden == null ? block : sizes.time();
        plane = span * n;
        this.hidden = hidden == null ? new float[plane + n] : hidden.floats();
    }

    /** Where step t stands among the kept ones. */
    int place(int t) {
        return span == sizes.time() ? t : t % span;
    }

    void begin() {
        put(initialState, hidden);
    }

    /** The state before the first step. */
    void put(float @Nullable [] initial, float[] states) {
        if (initial == null) Arrays.fill(states, 0, n, 0f);
        else System.arraycopy(initial, 0, states, 0, n);
    }

    /** Before step t: if it stands in front again, the state before it is brought there. */
    void carry(int t, float[] states) {
        if (t > 0 && place(t) == 0) System.arraycopy(states, plane, states, 0, n);
    }

    /** After step t: at the end of a block, its outputs are handed out. */
    void end(int t) {
        int last = sizes.time() - 1;
        if (t != last && (t + 1) % block != 0) return;
        int first = t - t % block;
        if (sequences != null) {
            int from = (place(first) + 1) * n;
            Copies.toBatchMajor(
                    hidden, from, sizes.batch(), sizes.time(), sizes.units(), first, t - first + 1, sequences);
        }
        if (t == last && lastState != null) System.arraycopy(hidden, (place(t) + 1) * n, lastState, 0, n);
    }
}
