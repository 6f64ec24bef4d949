package dev.tsuno.regularizers;

import static dev.tsuno.ops.Ops.abs;
import static dev.tsuno.ops.Ops.constant;
import static dev.tsuno.ops.Ops.divide;
import static dev.tsuno.ops.Ops.matmulTransposed;
import static dev.tsuno.ops.Ops.maximum;
import static dev.tsuno.ops.Ops.multiply;
import static dev.tsuno.ops.Ops.reduce;
import static dev.tsuno.ops.Ops.rsqrt;
import static dev.tsuno.ops.Ops.square;
import static dev.tsuno.ops.Ops.sum;
import static dev.tsuno.ops.Ops.transpose;

import dev.tsuno.array.NDArray;
import dev.tsuno.config.Codecs;
import dev.tsuno.config.Option;
import dev.tsuno.kernels.Reduction;
import dev.tsuno.ops.Tensor;

/**
 * The mean absolute cosine between different rows (or columns) of a matrix, times {@code factor} (0.01), so that they become
 * orthogonal. As {@code keras.regularizers.OrthogonalRegularizer}.
 */
public final class OrthogonalRegularizer extends Regularizer {
    private final Option<Double> factor = options().option("factor", Codecs.DOUBLE, 0.01);
    private final Option<String> mode = options().option("mode", Codecs.oneOf("rows", "columns"), "rows");

    public OrthogonalRegularizer() {}

    public OrthogonalRegularizer(double factor, String mode) {
        options().set(this.factor, factor);
        options().set(this.mode, mode);
    }

    @Override
    public Tensor apply(Tensor x) {
        if (x.shape().rank() != 2) {
            throw new IllegalArgumentException("OrthogonalRegularizer needs a matrix, got shape " + x.shape() + ".");
        }
        Tensor rows = mode.get().equals("rows") ? x : transpose(x);
        int n = rows.shape().dim(0);
        Tensor length = rsqrt(maximum(reduce(Reduction.SUM, square(rows), true, 1), 1e-12));
        Tensor unit = multiply(rows, length);
        NDArray offDiagonal = NDArray.ones(n, n).astype(x.dtype());
        for (int i = 0; i < n; i++) offDiagonal.set(0, i, i);
        Tensor cosines = multiply(matmulTransposed(unit, unit), constant(offDiagonal));
        double pairs = n * (n - 1.0) / 2;
        return divide(multiply(sum(abs(cosines)), factor.get() * 0.5), pairs);
    }
}
