package dev.tsuno.kernels.portable;

import dev.tsuno.kernels.Buffer;
import dev.tsuno.kernels.RecurrentSizes;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of {@code z = bias + x · kernel} once those of z are known for all time steps, in gate planes: {@code dx}, {@code dKernel}
 * and {@code dBias}, as far as they are wanted. x has been turned to time-major by strips of the batch before; strips of columns do the
 * weights' gradients, and an equal share of the time steps of dx each.
 */
final class InputGradient {
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
    private final float[] timeMajorGradient;
    private final float[] unwanted;
    private final @Nullable Product toInput;

    InputGradient(
            Supplier<Primitives> set,
            RecurrentSizes sizes,
            int gates,
            Buffer x,
            Buffer kernel,
            @Nullable Buffer dKernel,
            @Nullable Buffer dBias,
            @Nullable Buffer dx) {
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
        timeMajor = new float[dKernel == null && dBias == null ? 0 : rows * features];
        timeMajorGradient = new float[dx == null ? 0 : rows * features];
        unwanted = new float[columns];
        toInput = dx == null
                ? null
                : set.get().product(ProductShape.of(rows, columns, features).leftParts(gates, plane));
    }

    void load() {
        if (toInput != null) toInput.load(kernel, 0, 1, gates * sizes.units());
    }

    /** These rows of x, for the weights' gradients. */
    void turn(BatchRows some) {
        if (timeMajor.length == 0) return;
        int features = sizes.features();
        int time = sizes.time();
        int step = sizes.batch() * features;
        int at = some.first() * features;
        Copies.toTimeMajor(x, some.first(), some.count(), time, features, 0, time, timeMajor, at, step);
    }

    ColumnStrip strip(Primitives primitives, WeightColumns columns) {
        return new ColumnStrip(primitives, columns);
    }

    /** Some columns of each gate of the kernel. */
    final class ColumnStrip {
        private final Primitives primitives;
        private final WeightColumns columns;
        private final @Nullable TransposedProduct more;
        private final @Nullable Product product;

        private ColumnStrip(Primitives primitives, WeightColumns columns) {
            this.primitives = primitives;
            this.columns = columns;
            int features = sizes.features();
            more = dKernel == null || features == 1
                    ? null
                    : primitives.transposedProduct(
                            rows, features, gates * columns.count(), gates, plane, sizes.units());
            product = toInput == null ? null : toInput.another();
        }

        void begin() {
            int units = sizes.units();
            columns.clear(unwanted, 0, 1, gates, units);
            if (dKernel != null) columns.clear(dKernel, 0, sizes.features(), gates, units);
            if (dBias != null) columns.clear(dBias, 0, 1, gates, units);
        }

        /** The weights' share of rows {@code first} … {@code first + count} of time and batch. */
        void add(float[] dz, int z0, int first, int count) {
            if (dKernel == null && dBias == null) return;
            int features = sizes.features();
            int units = sizes.units();
            int from = columns.first();
            int x = first * features;
            int z = z0 + first * units;
            float[] one = dKernel == null || more != null ? unwanted : dKernel;
            if (dBias != null || more == null) {
                columns.addStartGradient(
                        primitives,
                        timeMajor,
                        x,
                        features,
                        dz,
                        z,
                        plane,
                        gates,
                        units,
                        count,
                        one,
                        dBias == null ? unwanted : dBias,
                        0);
            }
            if (dKernel != null && more != null) {
                more.add(timeMajor, x, features, dz, z + from, units, dKernel, from, gates * units, count);
            }
        }

        /** This strip's time steps of dx. */
        void end(float[] dz, int z0) {
            if (dx != null && product != null) toInput(product, dx, dz, z0);
        }

        private void toInput(Product product, float[] dx, float[] dz, int z0) {
            int units = sizes.units();
            int time = sizes.time();
            int from = (int) ((long) time * columns.first() / units);
            int to = (int) ((long) time * (columns.first() + columns.count()) / units);
            int batch = sizes.batch();
            int features = sizes.features();
            int step = batch * features;
            Arrays.fill(timeMajorGradient, from * step, to * step, 0f);
            product.add(
                    dz,
                    z0 + from * batch * units,
                    units,
                    timeMajorGradient,
                    from * step,
                    features,
                    (to - from) * batch);
            Copies.toBatchMajor(timeMajorGradient, from * step, step, dx, 0, batch, time, features, from, to - from);
        }
    }
}
