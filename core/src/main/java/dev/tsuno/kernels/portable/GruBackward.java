package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.Strips;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fused backward pass of {@link Gru}: the planes of p and q become their gradients, in strips of the batch; then those of the weights, in strips of columns. */
final class GruBackward implements Kernel {
    private final RecurrentSizes sizes;
    private final RecurrentBack back;
    private final InputGradient input;
    private final float[] gates;
    private final float[] products;
    private final float[] hidden;
    private final float @Nullable [] dBias;
    private final float[] unwanted;
    private final @Nullable KeptStates kept;
    private final Kernel rowStrips;
    private final Kernel columnStrips;

    GruBackward(Supplier<Primitives> set, RecurrentSizes sizes, Gru.Backward buffers) {
        this.sizes = sizes;
        gates = buffers.saved().gates().floats();
        products = buffers.saved().recurrent().floats();
        hidden = buffers.saved().hidden().floats();
        back = new RecurrentBack(
                set,
                sizes,
                3,
                buffers.recurrentKernel(),
                buffers.saved().hidden(),
                buffers.dSequences(),
                buffers.dLastState(),
                buffers.dRecurrentKernel(),
                buffers.dInitialState());
        input = new InputGradient(
                set, sizes, 3, buffers.x(), buffers.kernel(), buffers.dKernel(), buffers.dBias(), buffers.dx());
        dBias = buffers.dBias() == null ? null : buffers.dBias().floats();
        unwanted = new float[3 * sizes.units()];
        kept = KeptStates.of(buffers.mask(), sizes);
        rowStrips = Strips.of(
                sizes.batch(),
                BatchRows.GRAIN,
                BatchRows.work(sizes, 3),
                (from, to) -> new RowStrip(set.get(), BatchRows.of(sizes, from, to)));
        columnStrips = Strips.of(
                sizes.units(),
                WeightColumns.GRAIN,
                BatchRows.work(sizes, 3),
                (from, to) -> columns(set.get(), WeightColumns.of(sizes.units(), from, to)));
    }

    @Override
    public void run() {
        back.load();
        input.load();
        rowStrips.run();
        columnStrips.run();
    }

    private final class RowStrip implements Kernel {
        private final Primitives primitives;
        private final BatchRows rows;
        private final RecurrentBack.RowStrip states;
        private final Step[] steps;
        private final float[] aside;

        RowStrip(Primitives primitives, BatchRows rows) {
            this.primitives = primitives;
            this.rows = rows;
            states = back.strip(rows);
            aside = new float[kept == null ? 0 : rows.n()];
            steps = kept == null
                    ? new Step[] {this::cell, this::recurrent}
                    : new Step[] {this::setAside, this::cell, this::recurrent, this::giveBack};
        }

        @Override
        public void run() {
            states.begin();
            for (int t = sizes.time() - 1; t >= 0; t--) Step.all(steps, t);
            states.end();
            input.turn(rows);
        }

        private void setAside(int t) {
            if (kept == null) return;
            kept.setAside(t, rows, back.dh, (t + 1) * back.n + rows.at(), aside);
        }

        private void giveBack(int t) {
            if (kept == null) return;
            kept.giveBack(t, rows, aside, back.dh, t * back.n + rows.at());
        }

        private void cell(int t) {
            int z = t * back.n + rows.at();
            int plane = sizes.time() * back.n;
            primitives.gruCellBack(back.dh, z + back.n, z, gates, z, products, z, plane, hidden, z, rows.n());
        }

        private void recurrent(int t) {
            states.toHidden(t, products, 0);
        }
    }

    private Kernel columns(Primitives primitives, WeightColumns columns) {
        Kernel kernels = new WeightStrip(
                sizes, back.strip(primitives, columns), products, 0, input.strip(primitives, columns), gates, 0);
        return () -> {
            kernels.run();
            if (dBias != null) recurrentBias(primitives, columns, dBias);
        };
    }

    private void recurrentBias(Primitives primitives, WeightColumns columns, float[] d) {
        int units = sizes.units();
        int rows = sizes.time() * sizes.batch();
        columns.clear(unwanted, 0, 1, 3, units);
        columns.clear(d, 3 * units, 1, 3, units);
        columns.addStartGradient(
                primitives, hidden, 0, units, products, 0, rows * units, 3, units, rows, unwanted, d, 3 * units);
    }
}
