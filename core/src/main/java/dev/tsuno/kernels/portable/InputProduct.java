package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.RecurrentSizes;
import org.jspecify.annotations.Nullable;

/**
 * {@code z = bias + x · kernel} of a recurrent layer, for a block of time steps at once, into gate planes (gates, steps, batch, units).
 * x comes in as (batch, time, features) and is turned to time-major, block by block.
 */
final class InputProduct {
    /** So many rows that a block's part of z stays in the second-level cache until the time loop reads it. */
    private static final int ROWS = 320;

    private final Primitives primitives;
    private final RecurrentSizes sizes;
    private final int gates;
    private final int plane;
    private final float[] x;
    private final float[] kernel;
    private final float[] bias;
    private final float[] timeMajor;
    private final @Nullable Product more;

    InputProduct(
            Primitives primitives,
            RecurrentSizes sizes,
            int gates,
            int plane,
            Buffer x,
            Buffer kernel,
            @Nullable Buffer bias) {
        this.primitives = primitives;
        this.sizes = sizes;
        this.gates = gates;
        this.plane = plane;
        this.x = x.floats();
        this.kernel = kernel.floats();
        int columns = gates * sizes.units();
        this.bias = bias == null ? new float[columns] : bias.floats();
        int features = sizes.features();
        timeMajor = new float[steps(sizes) * sizes.batch() * features];
        more = features == 1
                ? null
                : primitives.product(ProductShape.of(sizes.time() * sizes.batch(), features - 1, columns)
                        .resultParts(gates, plane));
    }

    /** Time steps in a block. */
    static int steps(RecurrentSizes sizes) {
        return Math.max(1, Math.min(sizes.time(), ROWS / sizes.batch()));
    }

    void load() {
        int columns = gates * sizes.units();
        if (more != null) more.load(kernel, columns, columns, 1);
    }

    /** The block that begins with step t, to {@code z0} on. */
    void run(int t, float[] z, int z0) {
        int features = sizes.features();
        int units = sizes.units();
        int steps = Math.min(steps(sizes), sizes.time() - t);
        int rows = steps * sizes.batch();
        Copies.toTimeMajor(x, sizes.batch(), sizes.time(), features, t, steps, timeMajor, 0);
        primitives.start(timeMajor, 0, features, kernel, 0, bias, 0, z, z0, plane, gates, units, rows);
        if (more != null) more.add(timeMajor, 1, features, z, z0, units, rows);
    }
}
