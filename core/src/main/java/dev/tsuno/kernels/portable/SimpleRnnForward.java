package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.SimpleRnn;
import dev.tsuno.kernels.Strips;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fused forward pass of {@link SimpleRnn}: z is computed in h's own place, in strips of the batch. */
final class SimpleRnnForward implements Kernel {
    private final RecurrentSizes sizes;
    private final RecurrentForward states;
    private final InputProduct input;
    private final Product recurrent;
    private final float[] recurrentKernel;
    private final @Nullable KeptStates kept;
    private final Kernel strips;

    SimpleRnnForward(Supplier<Primitives> set, RecurrentSizes sizes, SimpleRnn.Forward buffers) {
        this.sizes = sizes;
        states = new RecurrentForward(
                sizes, buffers.hidden(), buffers.initialState(), buffers.sequences(), buffers.lastState());
        input = new InputProduct(set, sizes, 1, states.plane, buffers.x(), buffers.kernel(), buffers.bias());
        recurrentKernel = buffers.recurrentKernel().floats();
        int units = sizes.units();
        recurrent = set.get().product(ProductShape.of(sizes.time() * sizes.batch(), units, units));
        kept = KeptStates.of(buffers.mask(), sizes);
        strips = Strips.of(
                sizes.batch(),
                BatchRows.GRAIN,
                BatchRows.work(sizes, 1),
                (from, to) -> new Strip(set.get(), BatchRows.of(sizes, from, to)));
    }

    @Override
    public void run() {
        input.load();
        recurrent.load(recurrentKernel, 0, sizes.units(), 1);
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
            input = SimpleRnnForward.this.input.strip(primitives, rows);
            product = recurrent.another();
            steps = kept == null
                    ? new Step[] {this::input, this::recurrent, this::activation, this::end}
                    : new Step[] {this::input, this::recurrent, this::activation, this::keep, this::end};
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
            input.run(t, states.hidden, (states.place(t) + 1) * states.n);
        }

        private void recurrent(int t) {
            int h = at(t);
            int units = sizes.units();
            product.add(states.hidden, h, units, states.hidden, h + states.n, units, rows.count());
        }

        private void activation(int t) {
            primitives.tanh(states.hidden, at(t) + states.n, rows.n());
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
