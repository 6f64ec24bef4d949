package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.Strips;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fused forward pass of {@link Gru}: p in the gates' planes, q in planes of its own, in strips of the batch. */
final class GruForward implements Kernel {
    private final RecurrentSizes sizes;
    private final RecurrentForward states;
    private final InputProduct input;
    private final Product recurrent;
    private final float[] recurrentKernel;
    private final float[] bias;
    private final int recurrentBias;
    private final float[] gates;
    private final float[] products;
    private final @Nullable KeptStates kept;
    private final Kernel strips;

    GruForward(Supplier<Primitives> set, RecurrentSizes sizes, Gru.Forward buffers) {
        this.sizes = sizes;
        Gru.Saved saved = buffers.saved();
        states = new RecurrentForward(
                sizes,
                saved == null ? null : saved.hidden(),
                buffers.initialState(),
                buffers.sequences(),
                buffers.lastState());
        int plane = states.plane;
        int units = sizes.units();
        input = new InputProduct(set, sizes, 3, plane, buffers.x(), buffers.kernel(), buffers.bias());
        recurrentKernel = buffers.recurrentKernel().floats();
        recurrent = set.get()
                .product(ProductShape.of(sizes.time() * sizes.batch(), units, 3 * units)
                        .resultParts(3, plane));
        bias = buffers.bias() == null ? new float[3 * units] : buffers.bias().floats();
        recurrentBias = buffers.bias() == null ? 0 : 3 * units;
        gates = saved == null ? new float[3 * plane] : saved.gates().floats();
        products = saved == null ? new float[3 * plane] : saved.recurrent().floats();
        kept = KeptStates.of(buffers.mask(), sizes);
        strips = Strips.of(
                sizes.batch(),
                BatchRows.GRAIN,
                BatchRows.work(sizes, 3),
                (from, to) -> new Strip(set.get(), BatchRows.of(sizes, from, to)));
    }

    @Override
    public void run() {
        input.load();
        recurrent.load(recurrentKernel, 0, 3 * sizes.units(), 1);
        strips.run();
    }

    private final class Strip implements Kernel {
        private final Primitives primitives;
        private final BatchRows rows;
        private final InputProduct.Strip input;
        private final Product product;
        private final Step[] steps;

        Strip(Primitives primitives, BatchRows rows) {
            this.primitives = primitives;
            this.rows = rows;
            input = GruForward.this.input.strip(primitives, rows);
            product = recurrent.another();
            steps = kept == null
                    ? new Step[] {this::input, this::bias, this::recurrent, this::gates, this::cell, this::end}
                    : new Step[] {
                        this::input, this::bias, this::recurrent, this::gates, this::cell, this::keep, this::end
                    };
        }

        @Override
        public void run() {
            states.begin(rows);
            for (int t = 0; t < sizes.time(); t++) Step.all(steps, t);
        }

        private int at(int t) {
            return states.place(t) * states.n + rows.at();
        }

        private void input(int t) {
            if (t % states.block != 0) return;
            states.carry(t, states.hidden, rows);
            input.run(t, gates, states.place(t) * states.n);
        }

        private void bias(int t) {
            int units = sizes.units();
            for (int gate = 0; gate < 3; gate++) {
                int q = gate * states.plane + at(t);
                for (int b = 0; b < rows.count(); b++) {
                    System.arraycopy(bias, recurrentBias + gate * units, products, q + b * units, units);
                }
            }
        }

        private void recurrent(int t) {
            int h = at(t);
            int units = sizes.units();
            product.add(states.hidden, h, units, products, h, units, rows.count());
        }

        private void gates(int t) {
            int z = at(t);
            primitives.gruGates(gates, z, products, z, states.plane, rows.n());
        }

        private void cell(int t) {
            int z = at(t);
            primitives.gruCell(gates, z, products, z, states.plane, states.hidden, z, z + states.n, rows.n());
        }

        private void keep(int t) {
            if (kept == null) return;
            kept.keep(t, rows, states.hidden, at(t), at(t) + states.n);
        }

        private void end(int t) {
            states.end(t, rows);
        }
    }
}
