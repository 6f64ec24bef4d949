package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the backward passes of the recurrent kernels share: the gradients of h, time-major with one place more in front, and what
 * follows from the gradients of the recurrent product {@code q = h[t-1] · recurrentKernel}.
 *
 * <p>{@code dh} (T + 1, B, H): place t + 1 starts with the gradient of the output at step t and takes up what flows back from step t + 1;
 * place 0 becomes the gradient of the initial state.
 */
final class RecurrentBack {
    final float[] dh;
    /** Elements of a time step. */
    final int n;

    private final RecurrentSizes sizes;
    private final int gates;
    private final float[] recurrentKernel;
    private final float[] hidden;
    private final float @Nullable [] dSequences;
    private final float @Nullable [] dLastState;
    private final float @Nullable [] dRecurrentKernel;
    private final float @Nullable [] dInitialState;
    private final Product toHidden;
    private final @Nullable TransposedProduct toKernel;

    RecurrentBack(
            Primitives primitives,
            RecurrentSizes sizes,
            int gates,
            Buffer recurrentKernel,
            Buffer hidden,
            @Nullable Buffer dSequences,
            @Nullable Buffer dLastState,
            @Nullable Buffer dRecurrentKernel,
            @Nullable Buffer dInitialState) {
        this.sizes = sizes;
        this.gates = gates;
        this.recurrentKernel = recurrentKernel.floats();
        this.hidden = hidden.floats();
        this.dSequences = dSequences == null ? null : dSequences.floats();
        this.dLastState = dLastState == null ? null : dLastState.floats();
        this.dRecurrentKernel = dRecurrentKernel == null ? null : dRecurrentKernel.floats();
        this.dInitialState = dInitialState == null ? null : dInitialState.floats();
        int units = sizes.units();
        int columns = gates * units;
        int rows = sizes.time() * sizes.batch();
        n = sizes.batch() * units;
        dh = new float[(sizes.time() + 1) * n];
        toHidden = primitives.product(ProductShape.of(rows, columns, units).leftParts(gates, rows * units));
        toKernel = dRecurrentKernel == null
                ? null
                : primitives.transposedProduct(rows, units, columns, gates, rows * units);
    }

    void begin() {
        int time = sizes.time();
        toHidden.load(recurrentKernel, 0, 1, gates * sizes.units());
        if (dSequences == null) {
            Arrays.fill(dh, 0f);
        } else {
            Arrays.fill(dh, 0, n, 0f);
            Copies.toTimeMajor(dSequences, sizes.batch(), time, sizes.units(), 0, time, dh, n);
        }
        if (dLastState != null) {
            for (int i = 0; i < n; i++) dh[time * n + i] += dLastState[i];
        }
    }

    /** From the gradients of q at step t, whose planes start at {@code q0}, to those of h[t-1]. */
    void toHidden(int t, float[] dq, int q0) {
        if (t == 0 && dInitialState == null) return;
        toHidden.add(dq, q0 + t * n, sizes.units(), dh, t * n, sizes.units(), sizes.batch());
    }

    /** When the gradients of q are known for all steps. */
    void finish(float[] dq, int q0) {
        int units = sizes.units();
        int columns = gates * units;
        if (dRecurrentKernel != null && toKernel != null) {
            Arrays.fill(dRecurrentKernel, 0, units * columns, 0f);
            toKernel.add(hidden, 0, units, dq, q0, units, dRecurrentKernel, 0, columns, sizes.time() * sizes.batch());
        }
        if (dInitialState != null) System.arraycopy(dh, 0, dInitialState, 0, n);
    }
}
