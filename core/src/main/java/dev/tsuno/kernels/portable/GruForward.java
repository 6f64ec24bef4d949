package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;

/** The fused forward pass of {@link Gru}: p in the gates' planes, q in planes of its own. */
final class GruForward implements Kernel {
    private final Primitives primitives;
    private final RecurrentSizes sizes;
    private final RecurrentForward states;
    private final InputProduct input;
    private final Product recurrent;
    private final float[] recurrentKernel;
    private final float[] bias;
    private final int recurrentBias;
    private final float[] gates;
    private final float[] products;
    private final Step[] steps = {this::input, this::bias, this::recurrent, this::gates, this::cell, this::end};

    GruForward(Primitives primitives, RecurrentSizes sizes, Gru.Forward buffers) {
        this.primitives = primitives;
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
        input = new InputProduct(primitives, sizes, 3, plane, buffers.x(), buffers.kernel(), buffers.bias());
        recurrentKernel = buffers.recurrentKernel().floats();
        recurrent = primitives.product(
                ProductShape.of(sizes.time() * sizes.batch(), units, 3 * units).resultParts(3, plane));
        bias = buffers.bias() == null ? new float[3 * units] : buffers.bias().floats();
        recurrentBias = buffers.bias() == null ? 0 : 3 * units;
        gates = saved == null ? new float[3 * plane] : saved.gates().floats();
        products = saved == null ? new float[3 * plane] : saved.recurrent().floats();
    }

    @Override
    public void run() {
        input.load();
        recurrent.load(recurrentKernel, 0, 3 * sizes.units(), 1);
        states.begin();
        for (int t = 0; t < sizes.time(); t++) Step.all(steps, t);
    }

    private void input(int t) {
        if (t % states.block != 0) return;
        states.carry(t, states.hidden);
        input.run(t, gates, states.place(t) * states.n);
    }

    private void bias(int t) {
        int units = sizes.units();
        for (int gate = 0; gate < 3; gate++) {
            int q = gate * states.plane + states.place(t) * states.n;
            for (int b = 0; b < sizes.batch(); b++) {
                System.arraycopy(bias, recurrentBias + gate * units, products, q + b * units, units);
            }
        }
    }

    private void recurrent(int t) {
        int h = states.place(t) * states.n;
        int units = sizes.units();
        recurrent.add(states.hidden, h, units, products, h, units, sizes.batch());
    }

    private void gates(int t) {
        int z = states.place(t) * states.n;
        primitives.gruGates(gates, z, products, z, states.plane, states.n);
    }

    private void cell(int t) {
        int n = states.n;
        int z = states.place(t) * n;
        primitives.gruCell(gates, z, products, z, states.plane, states.hidden, z, z + n, n);
    }

    private void end(int t) {
        states.end(t);
    }
}
