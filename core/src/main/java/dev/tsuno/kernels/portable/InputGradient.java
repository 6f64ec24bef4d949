package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of {@code z = bias + x · kernel} once those of z are known for all time steps, in gate planes: {@code dx}, {@code dKernel}
 * and {@code dBias}, as far as they are wanted.
 */
final class InputGradient {
    private final Primitives primitives;
    private final RecurrentSizes sizes;
    private final int gates;
    private final int plane;
    private final int rows;
    private final float[] x;
    private final float[] kernel;
    private final float @Nullable [] dKernel;
    private final float @Nullable [] dBias;
    private final float @Nullable [] dx;
    private final float[] timeMajor;
    private final float[] unwanted;
    private final @Nullable TransposedProduct more;
    private final @Nullable Product toInput;

    InputGradient(
            Primitives primitives,
            RecurrentSizes sizes,
            int gates,
            Buffer x,
            Buffer kernel,
            @Nullable Buffer dKernel,
            @Nullable Buffer dBias,
            @Nullable Buffer dx) {
        this.primitives = primitives;
        this.sizes = sizes;
        this.gates = gates;
        this.x = x.floats();
        this.kernel = kernel.floats();
        this.dKernel = dKernel == null ? null : dKernel.floats();
        this.dBias = dBias == null ? null : dBias.floats();
        this.dx = dx == null ? null : dx.floats();
        rows = sizes.time() * sizes.batch();
        plane = rows * sizes.units();
        int features = sizes.features();
        int columns = gates * sizes.units();
        timeMajor = new float[rows * features];
        unwanted = new float[columns];
        more = dKernel == null || features == 1
                ? null
                : primitives.transposedProduct(rows, features - 1, columns, gates, plane);
        toInput = dx == null
                ? null
                : primitives.product(ProductShape.of(rows, columns, features).leftParts(gates, plane));
    }

    void run(float[] dz, int z0) {
        int features = sizes.features();
        int units = sizes.units();
        int columns = gates * units;
        if (dKernel != null || dBias != null) {
            Copies.toTimeMajor(x, sizes.batch(), sizes.time(), features, 0, sizes.time(), timeMajor, 0);
            primitives.startGradient(
                    timeMajor,
                    0,
                    features,
                    dz,
                    z0,
                    plane,
                    gates,
                    units,
                    rows,
                    dKernel == null ? unwanted : dKernel,
                    0,
                    dBias == null ? unwanted : dBias,
                    0);
        }
        if (dKernel != null && more != null) {
            Arrays.fill(dKernel, columns, features * columns, 0f);
            more.add(timeMajor, 1, features, dz, z0, units, dKernel, columns, columns, rows);
        }
        if (dx != null && toInput != null) {
            toInput.load(kernel, 0, 1, columns);
            Arrays.fill(timeMajor, 0f);
            toInput.add(dz, z0, units, timeMajor, 0, features, rows);
            Copies.toBatchMajor(timeMajor, 0, sizes.batch(), sizes.time(), features, 0, sizes.time(), dx);
        }
    }
}
