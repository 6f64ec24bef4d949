package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.Strips;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fused backward pass of {@link Lstm}: the gates' planes become their gradients, in strips of the batch; then those of the weights, in strips of columns. */
final class LstmBackward implements Kernel {
    private final RecurrentSizes sizes;
    private final RecurrentBack back;
    private final InputGradient input;
    private final float[] gates;
    private final float[] cells;
    private final float[] tanhCells;
    private final float @Nullable [] dLastCarry;
    private final float @Nullable [] dInitialCarry;
    private final @Nullable KeptStates kept;
    private final Kernel rowStrips;
    private final Kernel columnStrips;

    LstmBackward(Supplier<Primitives> set, RecurrentSizes sizes, Lstm.Backward buffers) {
        this.sizes = sizes;
        gates = buffers.saved().gates().floats();
        cells = buffers.saved().cells().floats();
        tanhCells = buffers.saved().tanhCells().floats();
        back = new RecurrentBack(
                set,
                sizes,
                4,
                buffers.recurrentKernel(),
                buffers.saved().hidden(),
                buffers.dSequences(),
                buffers.dLastState(),
                buffers.dRecurrentKernel(),
                buffers.dInitialState());
        input = new InputGradient(
                set, sizes, 4, buffers.x(), buffers.kernel(), buffers.dKernel(), buffers.dBias(), buffers.dx());
        dLastCarry = buffers.dLastCarry() == null ? null : buffers.dLastCarry().floats();
        dInitialCarry =
                buffers.dInitialCarry() == null ? null : buffers.dInitialCarry().floats();
        kept = KeptStates.of(buffers.mask(), sizes);
        rowStrips = Strips.of(
                sizes.batch(),
                BatchRows.GRAIN,
                BatchRows.work(sizes, 4),
                (from, to) -> new RowStrip(set.get(), BatchRows.of(sizes, from, to)));
        columnStrips = Strips.of(
                sizes.units(),
                WeightColumns.GRAIN,
                BatchRows.work(sizes, 4),
                (from, to) -> columns(set.get(), WeightColumns.of(sizes.units(), from, to)));
    }

    private Kernel columns(Primitives primitives, WeightColumns columns) {
        return new WeightStrip(
                sizes, back.strip(primitives, columns), gates, 0, input.strip(primitives, columns), gates, 0);
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
        private final float[] dCarry;
        private final Step[] steps;
        private final float[] asideCarry;
        private final float[] aside;

        RowStrip(Primitives primitives, BatchRows rows) {
            this.primitives = primitives;
            this.rows = rows;
            states = back.strip(rows);
            aside = new float[kept == null ? 0 : rows.n()];
            asideCarry = new float[aside.length];
            steps = kept == null
                    ? new Step[] {this::cell, this::recurrent}
                    : new Step[] {this::setAside, this::cell, this::recurrent, this::giveBack};
            dCarry = new float[rows.n()];
        }

        @Override
        public void run() {
            states.begin();
            if (dLastCarry == null) Arrays.fill(dCarry, 0f);
            else System.arraycopy(dLastCarry, rows.at(), dCarry, 0, rows.n());
            for (int t = sizes.time() - 1; t >= 0; t--) Step.all(steps, t);
            if (dInitialCarry != null) System.arraycopy(dCarry, 0, dInitialCarry, rows.at(), rows.n());
            states.end();
            input.turn(rows);
        }

        private void setAside(int t) {
            if (kept == null) return;
            kept.setAside(t, rows, back.dh, (t + 1) * back.n + rows.at(), aside);
            kept.setAside(t, rows, dCarry, 0, asideCarry);
        }

        private void giveBack(int t) {
            if (kept == null) return;
            kept.giveBack(t, rows, aside, back.dh, t * back.n + rows.at());
            kept.giveBack(t, rows, asideCarry, dCarry, 0);
        }

        private void cell(int t) {
            int z = t * back.n + rows.at();
            int plane = sizes.time() * back.n;
            primitives.lstmCellBack(back.dh, z + back.n, gates, z, plane, tanhCells, z, cells, z, dCarry, rows.n());
        }

        private void recurrent(int t) {
            states.toHidden(t, gates, 0);
        }
    }
}
