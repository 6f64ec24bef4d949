package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.Strips;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fused forward pass of {@link Lstm}, in strips of the batch. */
final class LstmForward implements Kernel {
    private final RecurrentSizes sizes;
    private final RecurrentForward states;
    private final InputProduct input;
    private final Product recurrent;
    private final float[] recurrentKernel;
    private final float[] gates;
    private final float[] cells;
    private final float @Nullable [] tanhCells;
    private final float @Nullable [] initialCarry;
    private final float @Nullable [] lastCarry;
    private final @Nullable KeptStates kept;
    private final Kernel strips;

    LstmForward(Supplier<Primitives> set, RecurrentSizes sizes, Lstm.Forward buffers) {
        this.sizes = sizes;
        Lstm.Saved saved = buffers.saved();
        states = new RecurrentForward(
                sizes,
                saved == null ? null : saved.hidden(),
                buffers.initialState(),
                buffers.sequences(),
                buffers.lastState());
        int plane = states.plane;
        input = new InputProduct(set, sizes, 4, plane, buffers.x(), buffers.kernel(), buffers.bias());
        recurrentKernel = buffers.recurrentKernel().floats();
        int units = sizes.units();
        recurrent = set.get()
                .product(ProductShape.of(sizes.time() * sizes.batch(), units, 4 * units)
                        .resultParts(4, plane));
        gates = saved == null ? new float[4 * plane] : saved.gates().floats();
        cells = saved == null ? new float[plane + states.n] : saved.cells().floats();
        tanhCells = saved == null ? null : saved.tanhCells().floats();
        initialCarry = floats(buffers.initialCarry());
        lastCarry = floats(buffers.lastCarry());
        kept = KeptStates.of(buffers.mask(), sizes);
        strips = Strips.of(
                sizes.batch(),
                BatchRows.GRAIN,
                BatchRows.work(sizes, 4),
                (from, to) -> new Strip(set.get(), BatchRows.of(sizes, from, to)));
    }

    private static float @Nullable [] floats(@Nullable Buffer buffer) {
        return buffer == null ? null : buffer.floats();
    }

    @Override
    public void run() {
        input.load();
        recurrent.load(recurrentKernel, 0, 4 * sizes.units(), 1);
        strips.run();
    }

    private final class Strip implements Kernel {
        private final Primitives primitives;
        private final BatchRows rows;
        private final InputProduct.Strip input;
        private final Product product;
        private final float[] tanh;
        private final Step[] steps;

        Strip(Primitives primitives, BatchRows rows) {
            this.primitives = primitives;
            this.rows = rows;
            input = LstmForward.this.input.strip(primitives, rows);
            product = recurrent.another();
            steps = kept == null
                    ? new Step[] {this::input, this::recurrent, this::gates, this::cell, this::end}
                    : new Step[] {this::input, this::recurrent, this::gates, this::cell, this::keep, this::end};
            tanh = tanhCells == null ? new float[rows.n()] : tanhCells;
        }

        @Override
        public void run() {
            states.begin(rows);
            states.put(initialCarry, cells, rows);
            for (int t = 0; t < sizes.time(); t++) Step.all(steps, t);
            states.takeLast(cells, lastCarry, rows);
        }

        private int at(int t) {
            return states.place(t) * states.n + rows.at();
        }

        private void input(int t) {
            if (t % states.block != 0) return;
            states.carry(t, states.hidden, rows);
            states.carry(t, cells, rows);
            input.run(t, gates, states.place(t) * states.n);
        }

        private void recurrent(int t) {
            int z = at(t);
            int units = sizes.units();
            product.add(states.hidden, z, units, gates, z, units, rows.count());
        }

        private void gates(int t) {
            primitives.lstmGates(gates, at(t), states.plane, rows.n());
        }

        private void cell(int t) {
            int z = at(t);
            int next = z + states.n;
            int own = tanhCells == null ? 0 : z;
            primitives.lstmCell(gates, z, states.plane, cells, z, next, tanh, own, states.hidden, next, rows.n());
        }

        private void keep(int t) {
            if (kept == null) return;
            kept.keep(t, rows, states.hidden, at(t), at(t) + states.n);
            kept.keep(t, rows, cells, at(t), at(t) + states.n);
        }

        private void end(int t) {
            states.end(t, rows);
        }
    }
}
