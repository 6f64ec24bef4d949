package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;
import dev.tsuno.kernels.SimpleRnn;

/** The fused backward pass of {@link SimpleRnn}: the gradient of z takes the place of that of h. */
final class SimpleRnnBackward implements Kernel {
    private final Primitives primitives;
    private final RecurrentSizes sizes;
    private final RecurrentBack back;
    private final InputGradient input;
    private final float[] hidden;
    private final Step[] steps = {this::cell, this::recurrent};

    SimpleRnnBackward(Primitives primitives, RecurrentSizes sizes, SimpleRnn.Backward buffers) {
        this.primitives = primitives;
        this.sizes = sizes;
        hidden = buffers.hidden().floats();
        back = new RecurrentBack(
                primitives,
                sizes,
                1,
                buffers.recurrentKernel(),
                buffers.hidden(),
                buffers.dSequences(),
                buffers.dLastState(),
                buffers.dRecurrentKernel(),
                buffers.dInitialState());
        input = new InputGradient(
                primitives, sizes, 1, buffers.x(), buffers.kernel(), buffers.dKernel(), buffers.dBias(), buffers.dx());
    }

    @Override
    public void run() {
        back.begin();
        for (int t = sizes.time() - 1; t >= 0; t--) Step.all(steps, t);
        back.finish(back.dh, back.n);
        input.run(back.dh, back.n);
    }

    private void cell(int t) {
        int h = (t + 1) * back.n;
        primitives.simpleRnnBack(back.dh, h, hidden, h, back.n);
    }

    private void recurrent(int t) {
        back.toHidden(t, back.dh, back.n);
    }
}
