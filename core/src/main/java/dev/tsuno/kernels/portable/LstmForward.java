package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.RecurrentSizes;
import org.jspecify.annotations.Nullable;

/** The fused forward pass of {@link Lstm}. */
final class LstmForward implements Kernel {
    private final Primitives primitives;
    private final RecurrentSizes sizes;
    private final RecurrentForward states;
    private final InputProduct input;
    private final Product recurrent;
    private final float[] recurrentKernel;
    private final float[] gates;
    private final float[] cells;
    private final float[] tanhCells;
    private final boolean keepsTanhCells;
    private final float @Nullable [] initialCarry;
    private final float @Nullable [] lastCarry;
    private final Step[] steps = {this::input, this::recurrent, this::gates, this::cell, this::end};

    LstmForward(Primitives primitives, RecurrentSizes sizes, Lstm.Forward buffers) {
        this.primitives = primitives;
        this.sizes = sizes;
        Lstm.Saved saved = buffers.saved();
        states = new RecurrentForward(
                sizes,
                saved == null ? null : saved.hidden(),
                buffers.initialState(),
                buffers.sequences(),
                buffers.lastState());
        int plane = states.plane;
        input = new InputProduct(primitives, sizes, 4, plane, buffers.x(), buffers.kernel(), buffers.bias());
        recurrentKernel = buffers.recurrentKernel().floats();
        int units = sizes.units();
        recurrent = primitives.product(
                ProductShape.of(sizes.time() * sizes.batch(), units, 4 * units).resultParts(4, plane));
        gates = saved == null ? new float[4 * plane] : saved.gates().floats();
        cells = saved == null ? new float[plane + states.n] : saved.cells().floats();
        tanhCells = saved == null ? new float[states.n] : saved.tanhCells().floats();
        keepsTanhCells = saved != null;
        initialCarry = floats(buffers.initialCarry());
        lastCarry = floats(buffers.lastCarry());
    }

    private static float @Nullable [] floats(@Nullable Buffer buffer) {
        return buffer == null ? null : buffer.floats();
    }

    @Override
    public void run() {
        input.load();
        recurrent.load(recurrentKernel, 0, 4 * sizes.units(), 1);
        states.begin();
        states.put(initialCarry, cells);
        for (int t = 0; t < sizes.time(); t++) Step.all(steps, t);
        if (lastCarry != null) {
            System.arraycopy(cells, (states.place(sizes.time() - 1) + 1) * states.n, lastCarry, 0, states.n);
        }
    }

    private void input(int t) {
        if (t % states.block != 0) return;
        states.carry(t, states.hidden);
        states.carry(t, cells);
        input.run(t, gates, states.place(t) * states.n);
    }

    private void recurrent(int t) {
        int z = states.place(t) * states.n;
        int units = sizes.units();
        recurrent.add(states.hidden, z, units, gates, z, units, sizes.batch());
    }

    private void gates(int t) {
        primitives.lstmGates(gates, states.place(t) * states.n, states.plane, states.n);
    }

    private void cell(int t) {
        int n = states.n;
        int z = states.place(t) * n;
        primitives.lstmCell(
                gates, z, states.plane, cells, z, z + n, tanhCells, keepsTanhCells ? z : 0, states.hidden, z + n, n);
    }

    private void end(int t) {
        states.end(t);
    }
}
