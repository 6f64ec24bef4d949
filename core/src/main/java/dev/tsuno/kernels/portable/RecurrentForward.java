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

    void begin(BatchRows rows) {
        put(initialState, hidden, rows);
    }

    /** The state before the first step. */
    void put(float @Nullable [] initial, float[] states, BatchRows rows) {
        if (initial == null) Arrays.fill(states, rows.at(), rows.at() + rows.n(), 0f);
        else System.arraycopy(initial, rows.at(), states, rows.at(), rows.n());
    }

    /** Before step t: if it stands in front again, the state before it is brought there. */
    void carry(int t, float[] states, BatchRows rows) {
        if (t > 0 && place(t) == 0) System.arraycopy(states, plane + rows.at(), states, rows.at(), rows.n());
    }

    /** After the last step. */
    void takeLast(float[] states, float @Nullable [] last, BatchRows rows) {
        int from = (place(sizes.time() - 1) + 1) * n;
        if (last != null) System.arraycopy(states, from + rows.at(), last, rows.at(), rows.n());
    }

    /** After step t: at the end of a block, its outputs are handed out. */
    void end(int t, BatchRows rows) {
        int last = sizes.time() - 1;
        if (t != last && (t + 1) % block != 0) return;
        int first = t - t % block;
        if (sequences != null) {
            int from = (place(first) + 1) * n + rows.at();
            int steps = t - first + 1;
            Copies.toBatchMajor(
                    hidden, from, n, sequences, rows.first(), rows.count(), sizes.time(), sizes.units(), first, steps);
        }
        if (t == last) takeLast(hidden, lastState, rows);
    }
}
