package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.SimpleRnn;

/** The fused forward pass of {@link SimpleRnn}: z is computed in h's own place. */
final class SimpleRnnForward implements Kernel {
    private final Primitives primitives;
    private final RecurrentSizes sizes;
    private final RecurrentForward states;
    private final InputProduct input;
    private final Product recurrent;
    private final float[] recurrentKernel;
    private final Step[] steps = {this::input, this::recurrent, this::activation, this::end};

    SimpleRnnForward(Primitives primitives, RecurrentSizes sizes, SimpleRnn.Forward buffers) {
        this.primitives = primitives;
        this.sizes = sizes;
        states = new RecurrentForward(
                sizes, buffers.hidden(), buffers.initialState(), buffers.sequences(), buffers.lastState());
        input = new InputProduct(primitives, sizes, 1, states.plane, buffers.x(), buffers.kernel(), buffers.bias());
        recurrentKernel = buffers.recurrentKernel().floats();
        int units = sizes.units();
        recurrent = primitives.product(ProductShape.of(sizes.time() * sizes.batch(), units, units));
    }

    @Override
    public void run() {
        input.load();
        recurrent.load(recurrentKernel, 0, sizes.units(), 1);
        states.begin();
        for (int t = 0; t < sizes.time(); t++) Step.all(steps, t);
    }

    private void input(int t) {
        if (t % states.block != 0) return;
        states.carry(t, states.hidden);
        input.run(t, states.hidden, (states.place(t) + 1) * states.n);
    }

    private void recurrent(int t) {
        int h = states.place(t) * states.n;
        int units = sizes.units();
        recurrent.add(states.hidden, h, units, states.hidden, h + states.n, units, sizes.batch());
    }

    private void activation(int t) {
        primitives.tanh(states.hidden, (states.place(t) + 1) * states.n, states.n);
    }

    private void end(int t) {
        states.end(t);
    }
}
