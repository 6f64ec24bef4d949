package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code z = bias + x · kernel} of a recurrent layer, for a block of time steps at once, into gate planes (gates, steps, batch, units).
 * x comes in as (batch, time, features) and is turned to time-major, block by block. The kernel is loaded once; strips of the batch do the
 * rest side by side.
 */
final class InputProduct {
    /** So many rows that a block's part of z stays in the second-level cache until the time loop reads it. */
    private static final int ROWS = 320;

    private final RecurrentSizes sizes;
    private final int gates;
    private final int plane;
    private final float[] x;
    private final float[] kernel;
    private final float[] bias;
    private final @Nullable Product more;

    InputProduct(
            Supplier<Primitives> set,
            RecurrentSizes sizes,
            int gates,
            int plane,
            Buffer x,
            Buffer kernel,
            @Nullable Buffer bias) {
        this.sizes = sizes;
        this.gates = gates;
        this.plane = plane;
        this.x = x.floats();
        this.kernel = kernel.floats();
        int columns = gates * sizes.units();
        this.bias = bias == null ? new float[columns] : bias.floats();
        int features = sizes.features();
        more = features == 1
                ? null
                : set.get()
                        .product(ProductShape.of(sizes.time() * sizes.batch(), features - 1, columns)
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

    Strip strip(Primitives primitives, BatchRows rows) {
        return new Strip(primitives, rows);
    }

    /** Some rows of the batch. */
    final class Strip {
        private final Primitives primitives;
        private final BatchRows rows;
        private final float[] timeMajor;
        private final @Nullable Product product;

        private Strip(Primitives primitives, BatchRows rows) {
            this.primitives = primitives;
            this.rows = rows;
            timeMajor = new float[steps(sizes) * rows.count() * sizes.features()];
            product = more == null ? null : more.another();
        }

        /** The block that begins with step t; row 0 of the whole batch stands at {@code z0}. */
        void run(int t, float[] z, int z0) {
            int features = sizes.features();
            int steps = Math.min(steps(sizes), sizes.time() - t);
            int width = rows.count() * features;
            Copies.toTimeMajor(x, rows.first(), rows.count(), sizes.time(), features, t, steps, timeMajor, 0, width);
            if (rows.all()) {
                rows(0, z, z0, steps * rows.count());
                return;
            }
            int next = sizes.batch() * sizes.units();
            for (int i = 0; i < steps; i++) rows(i * width, z, z0 + i * next + rows.at(), rows.count());
        }

        private void rows(int x0, float[] z, int z0, int count) {
            int features = sizes.features();
            int units = sizes.units();
            primitives.start(timeMajor, x0, features, kernel, 0, bias, 0, z, z0, plane, gates, units, count);
            if (product != null) product.add(timeMajor, x0 + 1, features, z, z0, units, count);
        }
    }
}
