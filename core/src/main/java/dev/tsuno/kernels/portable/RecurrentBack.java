package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the backward passes of the recurrent kernels share: the gradients of h, time-major with one place more in front, and what
 * follows from the gradients of the recurrent product {@code q = h[t-1] · recurrentKernel}.
 *
 * <p>{@code dh} (T + 1, B, H): place t + 1 starts with the gradient of the output at step t and takes up what flows back from step t + 1;
 * place 0 becomes the gradient of the initial state. Strips of the batch go back through time side by side; then strips of columns sum up the
 * weights' gradients.
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

    RecurrentBack(
            Supplier<Primitives> set,
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
        toHidden = set.get().product(ProductShape.of(rows, columns, units).leftParts(gates, rows * units));
    }

    void load() {
        toHidden.load(recurrentKernel, 0, 1, gates * sizes.units());
    }

    RowStrip strip(BatchRows rows) {
        return new RowStrip(rows);
    }

    /** Some rows of the batch. */
    final class RowStrip {
        private final BatchRows rows;
        private final Product product = toHidden.another();

        private RowStrip(BatchRows rows) {
            this.rows = rows;
        }

        void begin() {
            int time = sizes.time();
            int units = sizes.units();
            if (dSequences == null) {
                for (int t = 0; t <= time; t++) Arrays.fill(dh, t * n + rows.at(), t * n + rows.at() + rows.n(), 0f);
            } else {
                Arrays.fill(dh, rows.at(), rows.at() + rows.n(), 0f);
                Copies.toTimeMajor(dSequences, rows.first(), rows.count(), time, units, 0, time, dh, n + rows.at(), n);
            }
            if (dLastState != null) {
                for (int i = rows.at(); i < rows.at() + rows.n(); i++) dh[time * n + i] += dLastState[i];
            }
        }

        /** From the gradients of q at step t, whose planes start at {@code q0}, to those of h[t-1]. */
        void toHidden(int t, float[] dq, int q0) {
            if (t == 0 && dInitialState == null) return;
            int units = sizes.units();
            int at = t * n + rows.at();
            product.add(dq, q0 + at, units, dh, at, units, rows.count());
        }

        void end() {
            if (dInitialState != null) System.arraycopy(dh, rows.at(), dInitialState, rows.at(), rows.n());
        }
    }

    ColumnStrip strip(Primitives primitives, WeightColumns columns) {
        return new ColumnStrip(primitives, columns);
    }

    /** Some columns of each gate of the recurrent kernel. */
    final class ColumnStrip {
        private final WeightColumns columns;
        private final @Nullable TransposedProduct toKernel;

        private ColumnStrip(Primitives primitives, WeightColumns columns) {
            this.columns = columns;
            int rows = sizes.time() * sizes.batch();
            int units = sizes.units();
            toKernel = dRecurrentKernel == null
                    ? null
                    : primitives.transposedProduct(rows, units, gates * columns.count(), gates, rows * units, units);
        }

        void begin() {
            if (dRecurrentKernel != null) columns.clear(dRecurrentKernel, 0, sizes.units(), gates, sizes.units());
        }

        /** Rows {@code first} … {@code first + count} of time and batch. */
        void add(float[] dq, int q0, int first, int count) {
            if (dRecurrentKernel == null || toKernel == null) return;
            int units = sizes.units();
            int row = first * units;
            int from = columns.first();
            toKernel.add(hidden, row, units, dq, q0 + row + from, units, dRecurrentKernel, from, gates * units, count);
        }
    }
}
