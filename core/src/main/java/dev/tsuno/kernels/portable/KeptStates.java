package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.RecurrentSizes;
import org.jspecify.annotations.Nullable;

/**
 * The mask (batch, time) of a recurrent kernel: where it is 0, a step keeps the states. The step itself is computed for every row; around
 * it stand the loops here, over the masked rows alone.
 */
final class KeptStates {
    private final float[] mask;
    private final RecurrentSizes sizes;

    private KeptStates(float[] mask, RecurrentSizes sizes) {
        this.mask = mask;
        this.sizes = sizes;
    }

    static @Nullable KeptStates of(@Nullable Buffer mask, RecurrentSizes sizes) {
        return mask == null ? null : new KeptStates(mask.floats(), sizes);
    }

    private boolean isMasked(int row, int t) {
        return mask[row * sizes.time() + t] == 0;
    }

    /** After step t: the state after it, at {@code after}, becomes the one before it. Both are where these rows begin. */
    void keep(int t, BatchRows rows, float[] states, int before, int after) {
        int units = sizes.units();
        for (int b = 0; b < rows.count(); b++) {
            if (isMasked(rows.first() + b, t)) {
                System.arraycopy(states, before + b * units, states, after + b * units, units);
            }
        }
    }

    /**
     * Before step t backwards: the gradients of the kept states are moved from {@code d0} on to {@code aside}. What stays is zero, and
     * so is all that the step makes of it.
     */
    void setAside(int t, BatchRows rows, float[] d, int d0, float[] aside) {
        int units = sizes.units();
        for (int b = 0; b < rows.count(); b++) {
            if (!isMasked(rows.first() + b, t)) continue;
            for (int j = b * units; j < (b + 1) * units; j++) {
                aside[j] = d[d0 + j];
                d[d0 + j] = 0f;
            }
        }
    }

    /** After step t backwards: they are gradients of the states before it. */
    void giveBack(int t, BatchRows rows, float[] aside, float[] d, int d0) {
        int units = sizes.units();
        for (int b = 0; b < rows.count(); b++) {
            if (!isMasked(rows.first() + b, t)) continue;
            for (int j = b * units; j < (b + 1) * units; j++) d[d0 + j] += aside[j];
        }
    }
}
