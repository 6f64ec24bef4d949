package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.SimpleRnn;
import dev.tsuno.kernels.Strips;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fused backward pass of {@link SimpleRnn}: the gradient of z takes the place of that of h, in strips of the batch; then those of the weights, in strips of columns. */
final class SimpleRnnBackward implements Kernel {
    private final RecurrentSizes sizes;
    private final RecurrentBack back;
    private final InputGradient input;
    private final float[] hidden;
    private final @Nullable KeptStates kept;
    private final Kernel rowStrips;
    private final Kernel columnStrips;

    SimpleRnnBackward(Supplier<Primitives> set, RecurrentSizes sizes, SimpleRnn.Backward buffers) {
        this.sizes = sizes;
        hidden = buffers.hidden().floats();
        back = new RecurrentBack(
                set,
                sizes,
                1,
                buffers.recurrentKernel(),
                buffers.hidden(),
                buffers.dSequences(),
                buffers.dLastState(),
                buffers.dRecurrentKernel(),
                buffers.dInitialState());
        input = new InputGradient(
                set, sizes, 1, buffers.x(), buffers.kernel(), buffers.dKernel(), buffers.dBias(), buffers.dx());
        kept = KeptStates.of(buffers.mask(), sizes);
        rowStrips = Strips.of(
                sizes.batch(),
                BatchRows.GRAIN,
                BatchRows.work(sizes, 1),
                (from, to) -> new RowStrip(set.get(), BatchRows.of(sizes, from, to)));
        columnStrips = Strips.of(
                sizes.units(),
                WeightColumns.GRAIN,
                BatchRows.work(sizes, 1),
                (from, to) -> columns(set.get(), WeightColumns.of(sizes.units(), from, to)));
    }

    private Kernel columns(Primitives primitives, WeightColumns columns) {
        return new WeightStrip(
                sizes,
                back.strip(primitives, columns),
                back.dh,
                back.n,
                input.strip(primitives, columns),
                back.dh,
                back.n);
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
            int h = (t + 1) * back.n + rows.at();
            primitives.simpleRnnBack(back.dh, h, hidden, h, rows.n());
        }

        private void recurrent(int t) {
            states.toHidden(t, back.dh, back.n);
        }
    }
}
