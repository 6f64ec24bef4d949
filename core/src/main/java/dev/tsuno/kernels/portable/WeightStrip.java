package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Kernel;
import dev.tsuno.kernels.RecurrentSizes;

/**
 * The gradients of a strip of columns of both kernels and of the bias, then its share of the input's, once those of the recurrent product,
 * {@code dq}, and of z are known for all steps. Where they are long they go block by block, so that the second product finds in the cache
 * what the first has read.
 */
final class WeightStrip implements Kernel {
    /** Rows up to which there is one block. */
    private static final int FEW_ROWS = 384;

    private static final int BLOCK = 192;

    private final RecurrentBack.ColumnStrip recurrentKernel;
    private final InputGradient.ColumnStrip kernel;
    private final float[] dq;
    private final int q0;
    private final float[] dz;
    private final int z0;
    private final int rows;

    WeightStrip(
            RecurrentSizes sizes,
            RecurrentBack.ColumnStrip recurrentKernel,
            float[] dq,
            int q0,
            InputGradient.ColumnStrip kernel,
            float[] dz,
            int z0) {
        this.recurrentKernel = recurrentKernel;
        this.kernel = kernel;
        this.dq = dq;
        this.q0 = q0;
        this.dz = dz;
        this.z0 = z0;
        rows = sizes.time() * sizes.batch();
    }

    @Override
    public void run() {
        recurrentKernel.begin();
        kernel.begin();
        int block = rows <= FEW_ROWS ? rows : BLOCK;
        for (int r = 0; r < rows; r += block) {
            int count = Math.min(block, rows - r);
            recurrentKernel.add(dq, q0, r, count);
            kernel.add(dz, z0, r, count);
        }
        kernel.end(dz, z0);
    }
}
