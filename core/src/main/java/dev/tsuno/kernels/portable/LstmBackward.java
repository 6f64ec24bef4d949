package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.Lstm;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The fused backward pass of {@link Lstm}: the gates' planes become their gradients. */
final class LstmBackward implements Kernel {
    private final Primitives primitives;
    private final RecurrentSizes sizes;
    private final RecurrentBack back;
    private final InputGradient input;
    private final float[] gates;
    private final float[] cells;
    private final float[] tanhCells;
    private final float[] dCarry;
    private final float @Nullable [] dLastCarry;
    private final float @Nullable [] dInitialCarry;
    private final Step[] steps = {this::cell, this::recurrent};

    LstmBackward(Primitives primitives, RecurrentSizes sizes, Lstm.Backward buffers) {
        this.primitives = primitives;
        this.sizes = sizes;
        gates = buffers.saved().gates().floats();
        cells = buffers.saved().cells().floats();
        tanhCells = buffers.saved().tanhCells().floats();
        back = new RecurrentBack(
                primitives,
                sizes,
                4,
                buffers.recurrentKernel(),
                buffers.saved().hidden(),
                buffers.dSequences(),
                buffers.dLastState(),
                buffers.dRecurrentKernel(),
                buffers.dInitialState());
        input = new InputGradient(
                primitives, sizes, 4, buffers.x(), buffers.kernel(), buffers.dKernel(), buffers.dBias(), buffers.dx());
        dCarry = new float[back.n];
        dLastCarry = buffers.dLastCarry() == null ? null : buffers.dLastCarry().floats();
        dInitialCarry =
                buffers.dInitialCarry() == null ? null : buffers.dInitialCarry().floats();
    }

    @Override
    public void run() {
        back.begin();
        if (dLastCarry == null) Arrays.fill(dCarry, 0f);
        else System.arraycopy(dLastCarry, 0, dCarry, 0, back.n);
        for (int t = sizes.time() - 1; t >= 0; t--) Step.all(steps, t);
        if (dInitialCarry != null) System.arraycopy(dCarry, 0, dInitialCarry, 0, back.n);
        back.finish(gates, 0);
        input.run(gates, 0);
    }

    private void cell(int t) {
        int n = back.n;
        int z = t * n;
        primitives.lstmCellBack(back.dh, z + n, gates, z, sizes.time() * n, tanhCells, z, cells, z, dCarry, n);
    }

    private void recurrent(int t) {
        back.toHidden(t, gates, 0);
    }
}
