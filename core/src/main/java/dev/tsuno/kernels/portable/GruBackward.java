package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Gru;
import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;
import org.jspecify.annotations.Nullable;

/** The fused backward pass of {@link Gru}: the planes of p and q become their gradients. */
final class GruBackward implements Kernel {
    private final Primitives primitives;
    private final RecurrentSizes sizes;
    private final RecurrentBack back;
    private final InputGradient input;
    private final float[] gates;
    private final float[] products;
    private final float[] hidden;
    private final float @Nullable [] dBias;
    private final float[] unwanted;
    private final Step[] steps = {this::cell, this::recurrent};

    GruBackward(Primitives primitives, RecurrentSizes sizes, Gru.Backward buffers) {
        this.primitives = primitives;
        this.sizes = sizes;
        gates = buffers.saved().gates().floats();
        products = buffers.saved().recurrent().floats();
        hidden = buffers.saved().hidden().floats();
        back = new RecurrentBack(
                primitives,
                sizes,
                3,
                buffers.recurrentKernel(),
                buffers.saved().hidden(),
                buffers.dSequences(),
                buffers.dLastState(),
                buffers.dRecurrentKernel(),
                buffers.dInitialState());
        input = new InputGradient(
                primitives, sizes, 3, buffers.x(), buffers.kernel(), buffers.dKernel(), buffers.dBias(), buffers.dx());
        dBias = buffers.dBias() == null ? null : buffers.dBias().floats();
        unwanted = new float[3 * sizes.units()];
    }

    @Override
    public void run() {
        back.begin();
        for (int t = sizes.time() - 1; t >= 0; t--) Step.all(steps, t);
        back.finish(products, 0);
        input.run(gates, 0);
        if (dBias != null) recurrentBias(dBias);
    }

    private void recurrentBias(float[] d) {
        int units = sizes.units();
        int rows = sizes.time() * sizes.batch();
        primitives.startGradient(
                hidden, 0, units, products, 0, rows * units, 3, units, rows, unwanted, 0, d, 3 * units);
    }

    private void cell(int t) {
        int n = back.n;
        int z = t * n;
        primitives.gruCellBack(back.dh, z + n, z, gates, z, products, z, sizes.time() * n, hidden, z, n);
    }

    private void recurrent(int t) {
        back.toHidden(t, products, 0);
    }
}
